from roadmap.models.delivery import Delivery, RequirementTask
from roadmap.models.digest import DigestPreference
from roadmap.models.importrun import ImportFile, ImportRun, RunState
from roadmap.models.look import Look
from roadmap.models.reading import HealthState, Reading
from roadmap.models.redecision import Choice, Redecision
from roadmap.models.roadmap import Roadmap, Star
from roadmap.models.share import ShareLink
from roadmap.models.snapshot import Snapshot, SnapshotRow

__all__ = [
    "Choice",
    "Delivery",
    "DigestPreference",
    "HealthState",
    "ImportFile",
    "ImportRun",
    "Look",
    "Reading",
    "Redecision",
    "RequirementTask",
    "Roadmap",
    "RunState",
    "ShareLink",
    "Snapshot",
    "SnapshotRow",
    "Star",
]
