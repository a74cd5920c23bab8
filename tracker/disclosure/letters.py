"""Letters of Lithuanian and its neighbours, as parts of sets in patterns."""

CAPITALS = "A-ZĄČĘĖĮŠŲŪŽÄÖÜĀĒĢĪĶĻŅÕŁŃŚŹŻ"
SMALL = "a-ząčęėįšųūžäöüßāēģīķļņõłńśźżćó"
