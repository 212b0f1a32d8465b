"""Why a build left a row of a source out, or placed it less exactly than meant: codes of its report."""

from enum import StrEnum


class BuildReason(StrEnum):
    """`geo.labels.BUILD_REASONS` says each in words."""

    REPEATED = "repeated"
    COMMUNE_UNKNOWN = "commune-unknown"
    COMMUNE_RETIRED = "commune-retired"
    EPCI_MERGED = "epci-merged"
    EPCI_GONE = "epci-gone"
    OVERSEAS = "overseas"
    NO_COMMUNE = "no-commune"
    NO_DEPARTMENT = "no-department"
    DEPARTMENT_UNKNOWN = "department-unknown"
    NO_PLACE = "no-place"
    LARGE_REGION = "large-region"
    NATION = "nation"
    ABROAD = "abroad"
    SIRET_ALONE = "siret-alone"
    PARTNER = "partner"
    OTHER_JURY = "other-jury"
    EARLIER = "earlier"
    EPCI_THEN = "epci-then"
    ADDRESS_DOUBTFUL = "address-doubtful"
    POINT_ELSEWHERE = "point-elsewhere"
    COMMUNE_OF_POINT = "commune-of-point"
