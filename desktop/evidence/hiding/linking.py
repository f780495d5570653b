"""Join proposals of single frames to tracks through a clip."""

from desktop.evidence.hiding.proposing import overlap
from desktop.evidence.hiding.regions import Key, Track
from record.derivatives.redacted import Region

# A person walks out of their box within half a second, so the nearest box counts too.
_NEAR = 1.5
_MISSES = 3
_SURE_ALONE = 0.45


def linked(
    proposals: list[tuple[int, tuple[Region, ...]]], every: int, frames: int
) -> tuple[Track, ...]:
    """Return tracks from proposals of every so many frames, in order of frames.

    A track reaches one interval beyond its first and last sighting: what is seen there may have
    been there before. A box seen once and not surely is left out.
    """
    open_: list[list[Key]] = []
    done: list[list[Key]] = []
    for frame, regions in proposals:
        done += [keys for keys in open_ if frame - keys[-1].frame > _MISSES * every]
        open_ = [keys for keys in open_ if frame - keys[-1].frame <= _MISSES * every]
        free = list(open_)
        for region in regions:
            best = max(free, key=lambda keys: _fit(keys[-1].region, region), default=None)
            if best is not None and _fit(best[-1].region, region) > 0:
                best.append(Key(frame, region))
                free = [keys for keys in free if keys is not best]
            else:
                open_.append([Key(frame, region)])
    tracks = [_track(keys, every, frames) for keys in [*done, *open_] if _counts(keys)]
    return tuple(sorted(tracks, key=lambda track: track.first))


def _counts(keys: list[Key]) -> bool:
    return len(keys) > 1 or keys[0].region.score >= _SURE_ALONE


def _track(keys: list[Key], every: int, frames: int) -> Track:
    first = max(0, keys[0].frame - every)
    return Track(keys=tuple(keys), first=first, last=min(frames - 1, keys[-1].frame + every))


def _fit(one: Region, other: Region) -> float:
    """Return how well two boxes may hold the same thing; 0 when they can't."""
    if one.what != other.what:
        return 0.0
    shared = overlap(_edges(one), _edges(other))
    across = abs(one.x + one.width / 2 - other.x - other.width / 2)
    down = abs(one.y + one.height / 2 - other.y - other.height / 2)
    reach = _NEAR * max(one.width, one.height, other.width, other.height)
    near = max(0.0, 1.0 - max(across, down) / reach) if reach else 0.0
    sizes = sorted((one.width * one.height, other.width * other.height))
    alike = sizes[0] / sizes[1] if sizes[1] else 0.0
    return (shared + 0.5 * near) * (1.0 if alike > 0.25 else 0.0)


def _edges(region: Region) -> tuple[float, float, float, float]:
    return region.x, region.y, region.right, region.bottom
