"""What a page may do in a browser: show itself, run the scripts it was written with, and load nothing.

So a name in a table, a claim or a theory cannot add a script or send data anywhere, even if it got into the
page as markup. Styles stand in elements and in attributes that the pictures' library sets; they load nothing
either. Pictures are kept in the page, as data.
"""

from __future__ import annotations

import base64
import hashlib


def content_policy(*scripts: str) -> str:
    """The page's Content-Security-Policy.

    Args:
        scripts: the text of each script element, exactly as it stands between its tags.
    """
    allowed = " ".join(f"'sha256-{_sha256(script)}'" for script in scripts) or "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
