/** A JSON Schema as plain data. */
type Schema = { readonly [key: string]: unknown }

/** What `--format json` writes, as a JSON Schema (draft 2020-12). All keys are always there, except those in `mayLack`. */
export const jsonReportSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'postlint report',
  ...record(
    {
      version: { const: 1, description: 'Changes when a key goes or changes its meaning.' },
      summary: ref('summary'),
      grades: record({ 1: ref('gradeName'), 2: ref('gradeName'), 3: ref('gradeName') }),
      files: listOf(ref('file'), 'Every draft of the run, in order of path by UTF-16 code unit.'),
      accounts: listOf(ref('profile'), 'Account profiles that cannot be used.'),
      missing: listOf(ref('missing'), 'Paths that gave no draft.'),
      timings: listOf(ref('timing'), 'Only under --timing.'),
    },
    { mayLack: ['timings'] },
  ),
  $defs: {
    bilingual: record(
      { zh: { type: 'string' }, en: { type: 'string' } },
      { description: 'A sentence in Chinese and in English.' },
    ),
    grade: { enum: [1, 2, 3], description: 'Incident grade: 1 is the worst, 3 the mildest.' },
    ruleId: { type: 'string', pattern: '^[^/]+/[^/]+$', description: 'pack/rule' },
    lack: {
      enum: [
        'account',
        'account-field',
        'publish-time',
        'media',
        'remote-media',
        'review-chain',
        'checklist',
        'history',
        'today',
        'calendar',
      ],
      description:
        'What is not at hand: an account profile, a key of it, a publish time, the folder of attached files, a file of another machine, a review chain, who signs for a clause, a git history, the day of the run, a calendar of the account.',
    },
    summary: record({
      files: count('Drafts and profiles of accounts.'),
      profiles: count('How many of them are profiles of accounts.'),
      clean: count('Files without violations; they may have hints.'),
      withViolations: count(),
      unreadable: count('Drafts that could not be read or whose front matter makes no sense.'),
      worstGrade: orNull(ref('grade'), 'The worst grade that occurs; hints have none.'),
      byGrade: record(
        { 1: count(), 2: count(), 3: count() },
        { description: 'Violations of each grade, without hints.' },
      ),
      hints: count(),
      rules: count('The greatest number of rules that were held against one draft.'),
      notJudged: listOf(
        record({
          lack: ref('lack'),
          rules: listOf(ref('ruleId')),
          drafts: count(),
          details: listOf({ type: 'string' }),
        }),
        'Rules that could not judge some drafts, by what was lacking.',
      ),
      signatures: record(
        {
          roles: count('Approvals of roles that count.'),
          clauses: count('Clauses that somebody has signed for.'),
          unsigned: count('How many of both carry no signature that was verified.'),
          cleared: count('Flags of assisted rules that they cleared.'),
          people: listOf(record({ by: { type: 'string' }, count: count() })),
        },
        { description: 'What people answer for, apart from what was judged.' },
      ),
    }),
    gradeName: record({ name: ref('bilingual'), sanction: orNull(ref('bilingual'), 'null: nobody has set one.') }),
    file: record({
      path: { type: 'string' },
      subject: { enum: ['draft', 'account'], description: 'What the file is.' },
      about: orNull(ref('about'), 'null: a profile, or a draft that could not be judged.'),
      status: {
        enum: ['ok', 'violations', 'unreadable'],
        description: 'ok: judged, without violations; it may have hints. unreadable: see problems; nothing was judged.',
      },
      problems: listOf(ref('problem')),
      violations: listOf(ref('violation'), 'With the hints; in order of place, then of rule.'),
      cleared: listOf(
        ref('violation'),
        'Flags of assisted rules that somebody has signed for: no violations any more.',
      ),
      suppressed: listOf(
        record({
          violation: ref('violation'),
          by: { enum: ['directive', 'baseline'] },
          reason: { type: 'string', description: 'In the words of whoever made the exception.' },
          until: orNull({ type: 'string' }, 'The last day on which it holds, as in 2026-12-31.'),
        }),
        'Violations that an exception excuses: counted nowhere.',
      ),
      signatures: listOf(ref('signature'), 'Approvals and signatures for clauses that count.'),
      notJudged: listOf(
        record({ rule: ref('ruleId'), lack: ref('lack'), detail: orNull(ref('bilingual')) }),
        'Rules that could not judge this draft.',
      ),
    }),
    about: record({
      account: orNull({ type: 'string' }, 'Its own, else the project’s.'),
      author: orNull({ type: 'string' }),
      kind: { enum: ['original', 'repost', 'reply', 'reprint'] },
      status: { enum: ['draft', 'published'] },
      publish: orNull(
        record({
          date: { type: 'string', description: 'As in 2026-11-23.' },
          time: orNull({ type: 'string' }, 'As in 09:05.'),
        }),
        'When it is to go out, or went out, in the time zone of the project.',
      ),
    }),
    signature: record({
      for: { enum: ['role', 'clause'] },
      name: { type: 'string', description: 'The role, or pack/clause.' },
      by: { type: 'string' },
      at: { type: 'string', description: 'As written.' },
      signing: {
        enum: ['signed', 'unsigned', 'unverifiable'],
        description: 'unverifiable: there is a signature, but the project knows nobody’s keys.',
      },
    }),
    profile: record({ path: { type: 'string' }, problems: listOf(ref('problem')) }),
    missing: record({
      path: { type: 'string' },
      fatal: { type: 'boolean', description: 'false: left out on purpose.' },
      message: ref('bilingual'),
      help: orNull(ref('bilingual')),
    }),
    timing: record({ what: { type: 'string' }, milliseconds: { type: 'number', minimum: 0 }, times: count() }),
    problem: record(
      {
        message: ref('bilingual'),
        help: orNull(ref('bilingual')),
        span: orNull(ref('span')),
        start: orNull(ref('position')),
        end: orNull(ref('position')),
      },
      {
        description:
          'Something that keeps a file from being used. The place is null where there is no text to point at.',
      },
    ),
    violation: record(
      {
        rule: ref('ruleId'),
        pack: { type: 'string' },
        grade: ref('grade'),
        gradeGiven: { type: 'boolean', description: 'false: nobody has set the grade, and 3 is assumed.' },
        hint: { type: 'boolean', description: 'Advice: never fails a run.' },
        assisted: { type: 'boolean', description: 'A flag that only a person’s signature clears.' },
        message: ref('bilingual'),
        why: orNull(ref('bilingual')),
        try: orNull(ref('bilingual'), 'What to do.'),
        incident: orNull(ref('bilingual'), 'What the document calls the incident.'),
        clauses: listOf(ref('clause'), 'What the rule rests on; clauses of the rules in `also` too.'),
        span: ref('span'),
        start: ref('position'),
        end: ref('position'),
        data: {
          type: 'object',
          additionalProperties: { anyOf: [{ type: ['string', 'number'] }, ref('bilingual')] },
          description: 'What the sentences were filled from.',
        },
        fix: record(
          { span: ref('span'), text: { type: 'string' }, safe: { type: 'boolean' } },
          { description: 'A change that mends it: `text` in the place of `span`. Safe: the meaning surely stays.' },
        ),
        related: listOf(
          record({
            path: { type: 'string' },
            words: { type: 'string', description: 'The first words of that draft.' },
            span: ref('span'),
            start: ref('position'),
            end: ref('position'),
          }),
          'The other drafts that a violation of the calendar is about; only there.',
        ),
        also: listOf(ref('ruleId'), 'Other rules that found the same at the same place.'),
      },
      { mayLack: ['fix', 'related'] },
    ),
    clause: record({
      pack: { type: 'string' },
      id: { type: 'string' },
      at: { type: 'string', description: 'Where it stands in the document.' },
      document: ref('bilingual'),
      says: ref('bilingual'),
    }),
    span: record(
      { start: count(), end: count() },
      { description: 'Offsets in UTF-16 code units of the file without its byte order mark; the end is not included.' },
    ),
    position: record(
      {
        line: ordinal('A line ends at LF, CRLF or a lone CR.'),
        column: ordinal('In UTF-16 code units.'),
        codePointColumn: ordinal('In code points.'),
      },
      { description: 'Counted from 1.' },
    ),
  },
}

function record(
  properties: Readonly<Record<string, Schema>>,
  { mayLack = [], ...rest }: { mayLack?: readonly string[]; description?: string } = {},
): Schema {
  const required = Object.keys(properties).filter((key) => !mayLack.includes(key))
  return { type: 'object', ...rest, properties, required, additionalProperties: false }
}

function listOf(items: Schema, description?: string): Schema {
  return { type: 'array', items, ...(description === undefined ? {} : { description }) }
}

function ref(name: string): Schema {
  return { $ref: `#/$defs/${name}` }
}

function orNull(schema: Schema, description?: string): Schema {
  return { anyOf: [schema, { type: 'null' }], ...(description === undefined ? {} : { description }) }
}

function count(description?: string): Schema {
  return { type: 'integer', minimum: 0, ...(description === undefined ? {} : { description }) }
}

function ordinal(description: string): Schema {
  return { type: 'integer', minimum: 1, description }
}
