"""Who may come: an endless, seeded stream of sites and persons with unique names and numbers."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from .places import PROVINCES, ROOMS

ORG_ID = "651284736"
CHAIR_NAME = "总部主会场"
NAME_LIMIT = 96


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐"
    "许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
)
_DOUBLE_SURNAMES = ("欧阳", "司马", "上官", "诸葛", "夏侯", "东方", "皇甫", "慕容")
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲建文辉鹏飞雪梅婷宇浩凯晨思雨欣怡佳琪"
)
_FIRST = _words(
    "Alice Benjamin Charlotte Daniel Emma Frederick Grace Henry Isabella James Katherine Liam "
    "Margaret Nathan Olivia Patrick Quentin Rebecca Samuel Theresa Ursula Victor William Zoe"
)
_LAST = _words(
    "Anderson Bennett Carter Dawson Edwards Fischer Garcia Hughes Ivanov Johnson Kowalski Larsen "
    "Müller Novak O'Brien Petrov Quinn Rossi Schmidt Taylor Ueda Vasquez Williams Young"
)
_ARABIC = ("محمد الأحمد", "فاطمة الزهراء", "عبد الرحمن بن خالد", "ليلى حسن")
_ODD = (
    "小明🎉",
    "🚀研发一部👩‍💻",
    "ＡＢＣ分公司（全角）",
    "=1+1",
    "<b>加粗</b>",
    "张 三",
    "Ω-Team 測試",
    "👨‍👩‍👧‍👦亲子账号",
)
_DEPARTMENTS = (
    "总裁办公室",
    "财务部",
    "人力资源部",
    "市场部",
    "研发部",
    "行政部",
    "信息中心",
    "法务部",
)


class Device(Enum):
    """What somebody joins with: login type, agent, capabilities [6.1.3.5]."""

    TERMINAL = "terminal"
    IDEAHUB = "ideahub"
    DESKTOP = "desktop"
    MOBILE = "mobile"
    PAD = "pad"
    PHONE = "phone"

    @property
    def is_hard(self) -> bool:
        return self in (Device.TERMINAL, Device.IDEAHUB)

    @property
    def login_type(self) -> str:
        return {Device.DESKTOP: "Desktop", Device.MOBILE: "Mobile", Device.PAD: "Pad"}.get(
            self, "OtherType"
        )


@dataclass(frozen=True, slots=True)
class Identity:
    """A site or person as the directory knows them, whether in the meeting or not."""

    name: str
    phone: str
    account: str
    user_uuid: str
    department: str
    dept_uuid: str
    device: Device
    user_agent: str
    capabilities: str
    anonymous: bool

    @property
    def has_video(self) -> bool:
        return self.device is not Device.PHONE

    @property
    def attendee_type(self) -> str:
        """The attendee's number type [table 6-14]."""
        if self.anonymous:
            return "anonymous"
        if self.device is Device.PHONE:
            return "mobile"
        return "terminal" if self.device.is_hard else "normal"


def seeded(seed: int, purpose: str) -> random.Random:
    """A generator of its own for each purpose, so that one part's draws never shift another's."""
    return random.Random(f"{seed}:{purpose}")  # noqa: S311 - a simulation, not a secret


def identities(rng: random.Random) -> Iterator[Identity]:
    """The headquarters first, then a mix of sites and persons without end; no name comes twice."""
    sites = _site_names(rng)
    taken: set[str] = set()
    yield _identity(rng, 0, CHAIR_NAME, Device.TERMINAL)
    taken.add(CHAIR_NAME)
    number = 0
    while True:
        number += 1
        name, device = _draw(rng, number, sites)
        if name in taken:
            name = f"{name[: NAME_LIMIT - 8]} {number}"
        taken.add(name)
        yield _identity(rng, number, name, device)


def _draw(rng: random.Random, number: int, sites: Iterator[str]) -> tuple[str, Device]:
    if number % 53 == 17:
        return rng.choice(_ARABIC), Device.DESKTOP
    if number % 47 == 11:
        return rng.choice(_ODD), rng.choice((Device.DESKTOP, Device.MOBILE))
    if number % 97 == 23:
        long_name = f"{next(sites)}（" + "第三季度全国工作会议联合值守与技术保障小组、" * 5
        return f"{long_name[: NAME_LIMIT - 1]}）", Device.DESKTOP
    roll = rng.random()
    if roll < 0.55:
        return next(sites), rng.choices(
            (Device.TERMINAL, Device.IDEAHUB, Device.DESKTOP), (6, 2, 2)
        )[0]
    device = rng.choices(
        (Device.DESKTOP, Device.MOBILE, Device.PAD, Device.PHONE), (55, 28, 7, 10)
    )[0]
    if roll < 0.88:
        surname = rng.choice(_DOUBLE_SURNAMES) if rng.random() < 0.05 else rng.choice(_SURNAMES)
        return surname + "".join(rng.choices(_GIVEN, k=rng.choice((1, 2, 2, 2)))), device
    return f"{rng.choice(_FIRST)} {rng.choice(_LAST)}", device


def _site_names(rng: random.Random) -> Iterator[str]:
    """Provinces first, then cities, then the rooms of the cities in a shuffled order."""
    yield from (f"{province}分会场" for province in PROVINCES)
    cities = [(province, city) for province, names in PROVINCES.items() for city in names]
    rng.shuffle(cities)
    floor = 0
    while True:
        for room in ROOMS:
            for province, city in cities:
                name = f"{province}{city}{room}"
                yield name if floor == 0 else f"{name}{floor + 1}区"
        floor += 1


def _identity(rng: random.Random, number: int, name: str, device: Device) -> Identity:
    anonymous = device in (Device.MOBILE, Device.DESKTOP) and rng.random() < 0.04
    if device is Device.PHONE:
        phone = f"+8613{rng.randrange(10**4):04d}{number:05d}"
    else:
        phone = f"+99111{rng.randrange(10**5):05d}{number:07d}"
    agent = ""
    if device is Device.TERMINAL:
        agent = rng.choice(("TE20", "TE40", "TE50", "TE60", "Box 300", "Box 600"))
    elif device is Device.IDEAHUB:
        agent = rng.choice(("IdeaHub", "IdeaHub Pro", "IdeaHub Board"))
    return Identity(
        name=name,
        phone=phone,
        account="" if anonymous else f"site{number:05d}" if agent else f"user{number:05d}",
        user_uuid="" if anonymous else f"{rng.getrandbits(128):032x}",
        department=rng.choice(_DEPARTMENTS),
        dept_uuid=f"ff80808{rng.getrandbits(100):025x}",
        device=device,
        user_agent=agent,
        capabilities=_capabilities(rng, device),
        anonymous=anonymous,
    )


def _capabilities(rng: random.Random, device: Device) -> str:
    """1 co-host, 2 share on invitation, 3 guest/audience, 4 waiting room, 5 and 6 microphone and
    camera on invitation [table 6-12]; a few clients are too old for the last two."""
    if device is Device.PHONE:
        return ""
    if device.is_hard:
        return "1,5,6"
    if rng.random() < 0.03:
        return "1,3"
    return "1,2,3,4,5,6" if device is Device.DESKTOP else "1,3,4,5,6"
