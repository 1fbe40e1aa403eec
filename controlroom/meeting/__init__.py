"""What a meeting is, for every vendor: facts in, changes out. No Qt, no asyncio, no clock."""
