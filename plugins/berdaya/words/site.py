"""The words of the site in one language: ``languages/<code>/site.yml``."""

from collections.abc import Mapping

from berdaya.model.text import Frozen


class TitleWords(Frozen):
    """The name of the site and what it is."""

    tagline: str
    description: str


class LabelsWords(Frozen):
    """Words that stand on the pages of every kind."""

    bar: str
    neighbours: str
    path: str
    example: str
    example_invented: str
    facts: str
    next_step: str
    related: str
    see_also: str
    used_in: str
    and_more: str
    sources: str
    reviewed: str
    edit: str
    edit_record: str
    report: str
    report_text: str
    ask: str
    saran: str
    tier: str
    codes_note: str
    levels_note: str
    checked: str
    replaced_note: str
    read_as: str
    no_year: str
    valid_for: str
    danger: str
    from_us: str
    shown_under: str


class ReadingWords(Frozen):
    """How a page is read: its parts, and aloud."""

    script: Mapping[str, str]


class HomeWords(Frozen):
    """The home page."""

    lead: str
    situations: str
    print: str
    learn: str
    prakondisi: str
    all_checklists: str
    all_forms: str
    counts: str
    own: str
    own_note: str
    year: str


class FooterWords(Frozen):
    """The foot of every page: who publishes the edition, and where people reach or complain to the organisation."""

    name: str
    published_by: str
    contact: str
    complaints: str


class NotFoundWords(Frozen):
    """The page for an address without a page."""

    title: str
    text: str
    home: str
    search: str


class DangerWords(Frozen):
    """The page for emergencies: how it is left at once, and what stays behind on a shared phone."""

    exit: str
    exit_note: str
    shared: str


class ChecklistWords(Frozen):
    """A checklist on the screen."""

    style_label: str
    style: Mapping[str, str]
    who: str
    when: str
    pause_when: str
    pause_who: str
    version: str
    untested: str
    untested_more: str
    tested: str
    pause: str
    stop: str
    stop_legend: str
    critical: str
    suggested_legend: str
    if_no: str
    why: str
    answers: Mapping[str, str]
    note: str
    notes: str
    decision: str
    decided_by: str
    reason: str
    signatures: str
    not_covered: str
    place: str
    date: str
    names: str
    privacy: str
    device: str
    owner: str
    editions: str
    single_file: str
    language: str
    tools: str
    do: Mapping[str, str]
    open: str
    unsaved_file: str
    script: Mapping[str, str | tuple[str, ...]]


class FormPageWords(Frozen):
    """A form on the screen; ``packs`` names the packs of forms by their name in records."""

    editions: str
    privacy: str
    required: str
    row: str
    number: str
    sum: str
    none: str
    add: str
    cut: str
    apart: str
    signature: str
    example: str
    version: str
    tools: str
    device: str
    device_sensitive: str
    do: Mapping[str, str]
    open: str
    columns: str
    packs: Mapping[str, str]
    packs_title: str
    packs_note: str
    script: Mapping[str, str]


class PrintingWords(Frozen):
    """Pages for paper."""

    downloads: str
    title: str
    description: str
    section: str
    contents: str
    hint: str


class ToolWords(Frozen):
    """What every page beside the records has: its title and its opening, and the words of links that lead there."""

    title: str
    intro: str
    link: str


class HandoutWords(ToolWords):
    """The handout builder."""

    no_script: str
    methods: str
    checklists: str
    forms: str
    worksheets: str
    script: Mapping[str, str]


class CycleWords(Frozen):
    """The drawing of the cycle."""

    title: str
    text: str
    drawing: str
    says: str
    list: str


class CareerWords(Frozen):
    """The map of careers."""

    title: str
    text: str
    steps: str
    after: str
    before: str
    list: str


class CompareWords(ToolWords):
    """The comparison of roles."""

    core: str
    others: str
    fit: str
    fit_note: str
    script: Mapping[str, str]


class ReflectionWords(ToolWords):
    """The sheet of self-reflection."""

    device: str
    how: str
    steps: tuple[str, ...]
    doubt: str
    suits: str
    suits_not: str
    open: str
    talk: str
    ticked_none: str
    like_me: str
    unsure: str
    questions: tuple[str, ...]
    print: str
    clear: str
    cleared: str
    unsaved: str


class PortfolioWords(ToolWords):
    """The self-rating over all competencies."""

    device: str
    how: str
    steps: tuple[str, ...]
    who: str
    scheme: str
    date: str
    evidence: str
    ideas: str
    lost: str
    lost_text: tuple[str, ...]
    print: str
    save: str
    open: str
    clear: str
    script: Mapping[str, str]


class ReadinessWords(ToolWords):
    """The readiness sheet."""

    device: str
    what: str
    what_text: tuple[str, ...]
    form: str
    issue: str
    community: str
    date: str
    score: str
    evidence: str
    result: str
    by_hand: str
    stages: str
    worth_trying: str
    ours: str
    no_average: str
    permit: str
    table_sources: str
    sources_note: str
    more: str
    print: str
    clear: str
    script: Mapping[str, str]


class FirstWeekWords(ToolWords):
    """The first weeks by role."""

    before: str
    jump: str


class StartWords(Frozen):
    """The list of tools."""

    title: str


class KeepOfflineWords(ToolWords):
    """The page on use without a signal."""

    progress: str
    list: str
    renew: str
    stop: str
    forget: str
    how: str
    how_text: tuple[str, ...]
    without: str
    without_text: str
    script: Mapping[str, str]


class CarryWords(ToolWords):
    """The page on what can be carried along, where phones keep nothing."""

    sheets: str


class DeviceWords(ToolWords):
    """The page on what is kept on the phone."""

    no_script: str
    all: str
    how: str
    how_text: tuple[str, ...]
    script: Mapping[str, str]


class ToolsWords(Frozen):
    """The pages beside the records."""

    handout: HandoutWords
    cycle: CycleWords
    career: CareerWords
    compare: CompareWords
    reflection: ReflectionWords
    readiness: ReadinessWords
    portfolio: PortfolioWords
    first_week: FirstWeekWords
    start: StartWords
    offline: KeepOfflineWords
    carry: CarryWords
    device: DeviceWords

    def of(self, name: str) -> ToolWords:
        """The words of the page with this name."""
        words: ToolWords = getattr(self, name)
        return words


class GlossaryWords(Frozen):
    """The glossary's lists and its popovers."""

    by: str
    intro: str
    intro_other: str
    open: str
    close: str
    letters: str
    filter: str
    found: str
    none: str


class ChangesWords(Frozen):
    """What changed lately."""

    title: str
    intro: str
    more: str
    follow: str


class OpenDataWords(Frozen):
    """The page on the files that others may build upon. ``lines`` say what each holds."""

    title: str
    intro: str
    files: str
    lines: Mapping[str, str]
    pages: str
    pages_text: str
    promise: str
    promise_text: tuple[str, ...]
    licence: str
    licence_text: str


class OfflineNoticeWords(Frozen):
    """What shows in the place of a page that is not kept."""

    title: str
    text: str
    again: str
    near: str
    kept: str


class CarriedWords(Frozen):
    """Copies to carry: the whole site as a ZIP, one part as one file."""

    note: str
    newest: str
    title: str
    steps: tuple[str, ...]
    zip: str
    parts: str
    parts_text: str
    sections: str
    roles: str
    part: str


class OfflineWords(Frozen):
    """Use without a signal."""

    script: Mapping[str, str]
    notice: OfflineNoticeWords
    carried: CarriedWords


class AddressesWords(Frozen):
    """The last part of the addresses of pages that are no record's."""

    compare: str
    handout: str
    readiness: str
    reflection: str
    portfolio: str
    first_week: str
    offline: str
    carry: str
    device: str
    changes: str
    open_data: str
    print: str
    by_language: str
    sections: Mapping[str, str]


class SearchWords(Frozen):
    """What the search says; ``takes`` names what readers take along, ``asked`` by what words they ask for a page beside the
    records (by its name)."""

    bridge: str
    searching: str
    failed: str
    none: str
    count: str
    alike: str
    more: str
    list: str
    partial: str
    take: str
    all: str
    takes: Mapping[str, str]
    asked: Mapping[str, tuple[str, ...]]


class LawWords(Frozen):
    """What a law says of its age and standing."""

    replaces: str
    amends: str
    amended_by: str
    age: str
    age_years: str
    age_new: str
    of_year: str
    replaced: str
    replaced_year: str
    note: str


class ContactsWords(Frozen):
    """Whom to call; ``channels`` by the channel's name in records."""

    channels: Mapping[str, str]
    otherwise: str
    checked: str
    unconfirmed: str
    local: str
    local_note: str


class SessionWords(Frozen):
    """What stands beside a session's activities."""

    lasts: str
    uses: str
    total: str


class YearWords(Frozen):
    """The columns of a calendar."""

    months: str
    what: str
    who: str
    door: str
    late: str


class SiteWords(Frozen):
    """Every word of the interface, by its parts."""

    title: TitleWords
    sections: Mapping[str, str]
    status: Mapping[str, str]
    status_note: str
    fallback: str
    stale: str
    stale_fields: str
    fields: Mapping[str, str]
    labels: LabelsWords
    home: HomeWords
    not_found: NotFoundWords
    reading: ReadingWords
    danger: DangerWords
    checklist: ChecklistWords
    form: FormPageWords
    printing: PrintingWords
    tools: ToolsWords
    glossary: GlossaryWords
    changes: ChangesWords
    open_data: OpenDataWords
    offline: OfflineWords
    addresses: AddressesWords
    search: SearchWords
    law: LawWords
    contacts: ContactsWords
    footer: FooterWords
    session: SessionWords
    year: YearWords
    valid_for_note: str
