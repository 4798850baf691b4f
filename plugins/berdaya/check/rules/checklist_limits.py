"""Thresholds of the checklist rules, each with its source.

CfC: "A Checklist for Checklists" (Project Check / Ariadne Labs, 2010). G: Gawande, *The Checklist Manifesto*,
chapter 6. RCP: rules for patient checklists (Royal College of Physicians journals). Figures marked "ours" are
working values without a source.
"""

# Items in a pause point. Error: CfC "fewer than 10", RCP "no more than 10". Warning: G, five to nine.
MOST_ITEMS = 9
COMFORTABLE_ITEMS = 7

# Words of the purpose; CfC and RCP ask for a stated objective, the figure is ours.
MOST_PURPOSE_WORDS = 40

# Months from the revision to the planned review; CfC "plans for future review", the figure is ours.
MOST_MONTHS_TO_REVIEW = 24

# Seconds for one pause point: G, 60 to 90. The estimate (seconds an item, words a second) is ours.
MOST_SECONDS = 90
SECONDS_AN_ITEM = 8
WORDS_A_SECOND = 2.5

# Words of an item; CfC "simple sentence", the figures are ours. Indonesian runs about a tenth longer.
COMFORTABLE_WORDS = 15
MOST_WORDS = 25

# Syllables of a word; CfC and RCP ask for plain words, the figure is ours.
MOST_SYLLABLES = 4

# Critical items come first (Degani & Wiener 1990; G "killer items"): never in the last third of a pause point.
LAST_THIRD = 2 / 3
