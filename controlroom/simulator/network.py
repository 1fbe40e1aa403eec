"""How a line behaves: good most of the time, bad in bursts, better again in steps."""

import random

from .model import Network, Participant

_AUDIO_FLUX = 64_000
_IDLE_AUDIO_FLUX = 1_200
_SHARE_FLUX = 1_500_000


def new_network(rng: random.Random) -> Network:
    """A line with a base delay of 20-45 ms and a negotiated video bandwidth in bit/s."""
    return Network(
        base_delay=rng.randint(20, 45),
        bandwidth=rng.choice((1_920_000, 3_072_000, 4_096_000, 6_144_000)),
    )


def measure(rng: random.Random, participant: Participant, now: int, *, shared: bool) -> None:
    """Takes the next sample of a participant's line; `shared` says that somebody shares."""
    network = participant.network
    if now < network.troubled_until:
        _poor(rng, network)
    elif network.poor:
        _recovering(rng, network)
    else:
        _good(rng, network)
    _fluxes(rng, participant, shared=shared)
    if not participant.has_video:
        network.video_loss_up = network.video_loss_down = 0
    if not shared:
        network.share_loss_up = network.share_loss_down = 0


def _good(rng: random.Random, network: Network) -> None:
    network.delay = min(60, network.base_delay + int(rng.random() * 15))
    network.jitter_up = 5 + int(rng.random() * 11)
    network.jitter_down = 5 + int(rng.random() * 11)
    _losses(rng, network, 0, 49 if rng.random() < 0.15 else 3)
    network.poor = False


def _poor(rng: random.Random, network: Network) -> None:
    network.delay = rng.randint(250, 600)
    network.jitter_up = rng.randint(50, 120)
    network.jitter_down = rng.randint(50, 120)
    _losses(rng, network, 300, 1200)
    network.poor = True


def _recovering(rng: random.Random, network: Network) -> None:
    """One sample between bad and good; the next one is good."""
    network.delay = rng.randint(80, 180)
    network.jitter_up = rng.randint(18, 40)
    network.jitter_down = rng.randint(18, 40)
    _losses(rng, network, 50, 200)
    network.poor = False


def _losses(rng: random.Random, network: Network, low: int, high: int) -> None:
    span = high - low + 1
    draw = rng.random
    network.audio_loss_up = low + int(draw() * span)
    network.audio_loss_down = low + int(draw() * span)
    network.video_loss_up = low + int(draw() * span)
    network.video_loss_down = low + int(draw() * span)
    network.share_loss_up = low + int(draw() * span)
    network.share_loss_down = low + int(draw() * span)


def _fluxes(rng: random.Random, participant: Participant, *, shared: bool) -> None:
    network = participant.network
    share = 0.6 if network.poor else 0.95
    wobble = share - rng.random() * 0.1
    video = int(network.bandwidth * wobble) if participant.has_video else 0
    network.audio_flux_up = _IDLE_AUDIO_FLUX if participant.muted else int(_AUDIO_FLUX * wobble)
    network.audio_flux_down = int(_AUDIO_FLUX * wobble)
    network.video_flux_up = video if participant.camera else 0
    network.video_flux_down = video
    network.share_flux_up = int(_SHARE_FLUX * wobble) if participant.sharing else 0
    receives = shared and participant.has_video and not participant.sharing
    network.share_flux_down = int(_SHARE_FLUX * wobble) if receives else 0
