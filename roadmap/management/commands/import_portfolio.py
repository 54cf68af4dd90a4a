"""The import without a browser: the same reading, checking and landing."""

import re
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from accounts.errors import Forbidden, Refused
from accounts.models import Membership, Workspace
from accounts.roles import Role
from roadmap.imports import mapping as maps
from roadmap.imports import reading, report
from roadmap.imports.checking import check
from roadmap.imports.facts import Entry
from roadmap.imports.known import known, mark, own_fields
from roadmap.imports.landing import Outdated, Unlanded, land
from roadmap.imports.nouns import NOUNS

FAULTY, MISUSED = 1, 2
SETTINGS = {
    "encoding": reading.ENCODINGS,
    "delimiter": None,
    "dates": ("ymd", "dmy", "mdy"),
    "decimals": (".", ","),
    "rows": None,
}
SIGNS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}


class Command(BaseCommand):
    help = (
        "Imports CSV and JSON files of initiatives, projects and tasks, all or nothing. Run twice, the second changes "
        "nothing. Ends with 0 when it landed (or would), 1 when the files have errors, 2 when it was called wrongly."
    )

    def add_arguments(self, parser):
        add = parser.add_argument
        add("path", metavar="DIR", help="a folder of CSV and JSON files, or one file")
        add("--workspace", metavar="SLUG", required=True)
        add("--as", dest="email", metavar="EMAIL", help="who imports; the oldest owner where nobody is named")
        add("--map", action="append", default=[], metavar="NOUN.FIELD=COLUMN",
            help="take COLUMN where the field is empty; NOUN.FIELD:=COLUMN takes it alone, 'text' is fixed")  # fmt: skip
        add("--map-value", action="append", default=[], metavar="NOUN.FIELD:TEXT=VALUE",
            help="what a word in the file means; * stands for every other one, an empty VALUE leaves it empty")  # fmt: skip
        add("--noun", action="append", default=[], metavar="FILE=NOUN", help=f"one of {', '.join(NOUNS)}")
        add("--set", action="append", default=[], metavar="FILE:SETTING=VALUE",
            help="encoding, delimiter (comma, semicolon, tab, bar), dates (ymd, dmy, mdy), decimals of a file; "
            "rows of JSON, the path of an array: [].tasks[]")  # fmt: skip
        add("--leave-out", action="append", default=[], metavar="FILE:ROW")
        add("--dry-run", action="store_true", help="check and report, change nothing")

    def handle(self, **options):
        try:
            workspace, by = self.who(options["workspace"], options["email"])
            entries = self.entries(options, own_fields(workspace))
        except (maps.Misnamed, reading.Unreadable) as error:
            raise CommandError(str(error), returncode=MISUSED) from error
        for entry in entries:
            self.say(*report.how_read(entry))
        for _attempt in range(3):
            seen = mark(workspace)
            found = check(entries, known(workspace, by))
            self.refuse(list(report.problems(found, entries)))
            try:
                return self.finish(found, entries, workspace, by, seen, options["dry_run"])
            except Outdated:
                continue
        raise CommandError("The workspace changes too quickly just now. Try again.", returncode=FAULTY)

    def say(self, *lines):
        for line in lines:
            self.stdout.write(line)

    def refuse(self, lines):
        if lines:
            for line in lines:
                self.stderr.write(line)
            raise CommandError("Nothing was imported.", returncode=FAULTY)

    def finish(self, found, entries, workspace, by, seen, dry):
        self.say(*report.count_lines(found))
        if dry:
            return self.say("Dry run: nothing was changed.")
        try:
            landed = land(found, entries, workspace, by, seen=seen)
        except Unlanded as unlanded:
            return self.refuse([report.fault_line(unlanded.fault)])
        except (Refused, Forbidden) as refused:
            return self.refuse([refused.message])
        words = [f"{n} {noun}{'s' if n != 1 else ''}" for noun, n in totals(landed)]
        return self.say(f"Imported into {workspace.name}: {', '.join(words) or 'nothing new'}.")

    def who(self, slug, email):
        workspace = Workspace.objects.filter(slug=slug).first()
        if workspace is None:
            raise maps.Misnamed(f"There is no workspace {slug}.")
        members = Membership.objects.active().filter(workspace=workspace).select_related("user", "workspace")
        if email:
            found = members.filter(user__email__iexact=email).first()
        else:
            found = members.filter(role=Role.OWNER).order_by("created_at", "id").first()
        if found is None:
            raise maps.Misnamed(f"{email or 'An owner'} is no active member of {slug}.")
        return workspace, found

    # -- options -----------------------------------------------------------------------

    def entries(self, options, own):
        path = Path(options["path"])
        files = sorted([*path.glob("*.csv"), *path.glob("*.json")]) if path.is_dir() else [path]
        if not files or not all(file.is_file() for file in files):
            raise maps.Misnamed(f"There is no CSV or JSON file at {path}.")
        nouns = dict(parted(text, r"(.+?)=(\w+)") for text in options["noun"])
        self.known_files({file.name for file in files}, nouns)
        chosen = self.settings(options["set"], {file.name for file in files})
        entries = []
        for file in files:
            sheet = reading.read(file.name, file.read_bytes(), chosen.get(file.name))
            noun = nouns.get(file.name, "")
            if noun and noun not in NOUNS:
                raise maps.Misnamed(f"{noun} is none of {', '.join(NOUNS)}.")
            entries.append(Entry(sheet, maps.guess(sheet, noun, own)))
        self.take(options["map"], entries)
        self.word(options["map_value"], entries)
        self.leave(options["leave_out"], entries)
        return entries

    def known_files(self, names, given):
        for name in given:
            if name not in names:
                raise maps.Misnamed(f"There is no file {name}.")

    def settings(self, texts, names):
        chosen = {}
        for file, setting, value in (parted(text, r"(.+?):(\w+)=(.+)") for text in texts):
            self.known_files(names, [file])
            value = SIGNS.get(value, value)
            any_of = {
                "delimiter": reading.DELIMITERS,
                "rows": (value,),
            }  # which arrays there are, the file says
            allowed = any_of.get(setting) or SETTINGS.get(setting, ())
            if value not in (allowed or ()):
                raise maps.Misnamed(f"{setting}={value} is no setting. Choose {', '.join(SETTINGS)}.")
            chosen.setdefault(file, {})[setting] = value
        return {file: reading.Settings(**found) for file, found in chosen.items()}

    def of_noun(self, entries, noun):
        found = [entry for entry in entries if entry.mapping.noun == noun]
        if not found:
            raise maps.Misnamed(f"No file brings a {noun}.")
        return found

    def take(self, texts, entries):
        for noun, name, alone, source in (parted(text, r"(\w+)\.(\w+)(:?)=(.*)") for text in texts):
            for entry in self.of_noun(entries, noun):
                maps.take(entry.mapping, entry.sheet, name, source, instead=bool(alone))

    def word(self, texts, entries):
        for noun, name, text, value in (parted(text, r"(\w+)\.(\w+):(.*)=(.*)") for text in texts):
            for entry in self.of_noun(entries, noun):
                field = maps.field_named(noun, name)
                entry.mapping.words.setdefault(field.name, {})[text.strip().strip('"')] = value

    def leave(self, texts, entries):
        for file, row in (parted(text, r"(.+?):(\d+)") for text in texts):
            self.known_files({entry.sheet.name for entry in entries}, [file])
            for entry in entries:
                if entry.sheet.name == file:
                    entry.mapping.left_out.add(int(row))


def parted(text, pattern):
    found = re.fullmatch(pattern, text, re.DOTALL)
    if not found:
        raise maps.Misnamed(f"“{text}” is no such option; see --help.")
    return found.groups()


def totals(landed):
    """[(noun, how many are new or changed)], without those of which none is."""
    sums = {noun: counts["new"] + counts["changed"] for noun, counts in landed.counts.items()}
    return [(noun, n) for noun, n in sums.items() if n]
