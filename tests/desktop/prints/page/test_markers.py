import cv2
import numpy as np
import pytest

from desktop.prints.page import markers


@pytest.mark.parametrize("marker", range(50))
def test_cells_are_those_of_the_predefined_dictionary(marker: int):
    dictionary = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    drawn = cv2.aruco.generateImageMarker(dictionary, marker, markers.CELLS)
    cells = np.zeros((markers.CELLS, markers.CELLS), np.uint8)
    for column, row in markers.white_cells(marker):
        cells[row, column] = 255
    assert (cells == drawn).all()


def test_an_id_outside_the_dictionary_is_a_bug():
    with pytest.raises(IndexError):
        markers.white_cells(50)
