"""What printing must not load: it starts fast and stays a stranger to the other rooms."""

import subprocess
import sys


def test_neither_qt_nor_the_database_nor_a_decoder_is_loaded():
    code = (
        "import sys, desktop.prints.case.dossier;"
        "import desktop.prints.papers.text, desktop.prints.papers.draft;"
        "print([m for m in ('PySide6', 'sqlalchemy', 'cv2', 'numpy', 'av', 'desktop.store',"
        "'desktop.evidence', 'reportlab.platypus') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
