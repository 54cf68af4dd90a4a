from roadmap.models.delivery import Delivery, RequirementTask
from roadmap.models.digest import DigestPreference
from roadmap.models.importrun import ImportFile, ImportRun, RunState
from roadmap.models.reading import HealthState, Reading
from roadmap.models.roadmap import Roadmap, Star
from roadmap.models.share import ShareLink

__all__ = [
    "Delivery",
    "DigestPreference",
    "HealthState",
    "ImportFile",
    "ImportRun",
    "Reading",
    "RequirementTask",
    "Roadmap",
    "RunState",
    "ShareLink",
    "Star",
]
