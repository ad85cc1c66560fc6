"""Whatever a phone sends becomes a small upright JPEG that says nothing of whoever took it."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.photos import drawn, held_sideways, jpeg, written
from workshop_app.domain.photos import LARGEST_SENT, LONGEST_SIDE, PREVIEW_SIDE
from workshop_app.domain.problems import Problem
from workshop_app.importers.photo import LARGEST_KEPT, read_photo


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def test_it_is_turned_upright_and_where_it_was_taken_goes() -> None:
    sent = held_sideways()
    assert opened(sent).getexif().get_ifd(0x8825), "the sample says where it was taken"
    made = read_photo(sent)
    for content in (made.picture, made.preview):
        kept = opened(content)
        assert dict(kept.getexif()) == {}
        assert "exif" not in kept.info
        assert b"Marque" not in content
        assert b"Exif" not in content
        assert kept.width > kept.height
        left, right = kept.getpixel((4, 4)), kept.getpixel((kept.width - 4, 4))
        assert isinstance(left, tuple)
        assert isinstance(right, tuple)
        assert sum(left) < 200 < sum(right), "its mark is in the upper left corner again"


def test_it_is_made_small_and_its_preview_smaller() -> None:
    made = read_photo(jpeg(4_000, 3_000))
    assert (made.width, made.height) == (LONGEST_SIDE, 1_200)
    assert opened(made.picture).size == (made.width, made.height)
    assert max(opened(made.preview).size) == PREVIEW_SIDE
    assert len(made.preview) < len(made.picture) <= LARGEST_KEPT


def test_a_busy_picture_is_written_with_less_detail() -> None:
    noise = Image.effect_noise((1_600, 1_600), 120).convert("RGB")
    assert len(read_photo(written(noise, "JPEG", quality=95)).picture) <= 2 * LARGEST_KEPT


@pytest.mark.parametrize("mode", ["CMYK", "L", "RGB"])
def test_every_kind_of_jpeg_is_taken(mode: str) -> None:
    kept = opened(read_photo(jpeg(mode=mode)).picture)
    assert kept.mode == "RGB"
    corner = kept.getpixel((390, 290))
    assert isinstance(corner, tuple)
    assert min(corner) > 200, "paper stays light"


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "1", "I;16", "RGB"])
@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_other_formats_of_browsers_are_taken(kind: str, mode: str) -> None:
    if kind == "WEBP" and mode not in ("RGB", "RGBA"):
        return
    sheet = drawn()
    image = Image.new("I;16", (400, 300)) if mode == "I;16" else sheet.convert(mode)
    assert opened(read_photo(written(image, kind)).picture).format == "JPEG"


def test_what_was_transparent_is_white() -> None:
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    assert opened(read_photo(written(clear, "PNG")).picture).getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
        b"\xff\xd8\xff\xe0" + b"\0" * 200,
        jpeg()[:900],
        written(drawn(), "GIF"),
        written(drawn(), "TIFF"),
        written(drawn(), "BMP"),
        written(drawn(8, 8), "PNG"),
        written(drawn(), "PNG", save_all=True, append_images=[drawn(ink="red")]),
        written(drawn(), "WEBP", save_all=True, append_images=[drawn(ink="red")]),
    ],
    ids=["empty", "svg", "pdf", "head", "cut", "gif", "tiff", "bmp", "dot", "apng", "moving webp"],
)
def test_what_is_no_photo_is_refused(content: bytes) -> None:
    with pytest.raises(Problem, match="photo_unreadable"):
        read_photo(content)


def test_a_picture_that_says_it_is_gigantic_is_never_decoded() -> None:
    """« Decompression bombs »: a few kilobytes that would fill the memory."""
    black = written(Image.new("1", (12_000, 12_000)), "PNG")
    assert len(black) < 50_000
    with pytest.raises(Problem, match="photo_too_large"):
        read_photo(black)
    with pytest.raises(Problem, match="photo_too_large"):
        read_photo(written(Image.new("L", (6_000, 6_000)), "PNG"))


def test_a_file_beyond_the_limit_is_not_opened() -> None:
    with pytest.raises(Problem, match="photo_too_large"):
        read_photo(b"\0" * (LARGEST_SENT + 1))


def test_a_second_frame_beside_a_jpeg_is_left_out() -> None:
    """Some phones put a second picture into the same file (MPO)."""
    both = written(drawn(), "MPO", save_all=True, append_images=[drawn(ink="red")])
    assert opened(read_photo(both).picture).format == "JPEG"


SAMPLES = [jpeg(64, 48), held_sideways(), written(drawn(64, 48), "PNG"), written(drawn(), "WEBP")]


@settings(max_examples=120)
@given(st.data())
def test_a_damaged_file_is_a_photo_or_a_sentence(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(SAMPLES)))
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=12)):
        content[place] = data.draw(st.integers(0, 255))
    del content[data.draw(st.integers(len(content) // 2, len(content))) :]
    with suppress(Problem):
        assert read_photo(bytes(content)).picture


def test_the_same_file_gives_the_same_picture() -> None:
    """So a page sent again without script is known again."""
    assert read_photo(jpeg()).digest == read_photo(jpeg()).digest
