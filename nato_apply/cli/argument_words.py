"""The words of argparse, so that help and faults of the command line are translated too."""

from __future__ import annotations

import gettext
import os

from nato_apply import i18n, paths
from nato_apply.i18n import N_

# Collected here for translation; argparse looks them up by its own gettext domain.
_WORDS = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("unrecognized arguments: %s"),
    N_("the following arguments are required: %s"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("not allowed with argument %s"),
    N_("ignored explicit argument %r"),
    N_("invalid %(type)s value: %(value)r"),
)


def use_translations() -> None:
    """Have argparse speak the current language."""
    os.environ["LANGUAGE"] = i18n.language()
    gettext.bindtextdomain("nato_apply", str(paths.translations()))
    gettext.textdomain("nato_apply")
