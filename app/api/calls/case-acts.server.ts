import { call } from '#app/api/call.ts'
import { wholeCase, wholeCaseShape } from '#app/api/json/case-json.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, isDomainError } from '#app/core/errors.ts'
import {
  assignShape,
  categoryShape,
  dismissShape,
  mergeShape,
  noteShape,
  replyShape,
  seenShape,
  severityShape,
  ticketShape,
  transitionShape,
  undoRaiseShape,
  type CaseRef,
} from '#app/domain/cases/input.ts'
import { mergeCases } from '#app/domain/cases/merge/merge-cases.server.ts'
import { undoMerge } from '#app/domain/cases/merge/undo-merge.server.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import { seenUnsaid } from '#app/domain/cases/queries/seen.server.ts'
import { undoRaise } from '#app/domain/cases/severity/undo-raise.server.ts'
import { openTicket } from '#app/domain/cases/tickets/open-ticket.server.ts'
import { addNote } from '#app/domain/cases/work/add-note.server.ts'
import { assignCase } from '#app/domain/cases/work/assign-case.server.ts'
import { dismissCase } from '#app/domain/cases/work/dismiss-case.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { setCategory } from '#app/domain/cases/work/set-category.server.ts'
import { setSeverity } from '#app/domain/cases/work/set-severity.server.ts'
import { transitionCaseTo } from '#app/domain/cases/work/transition-case-to.server.ts'
import { translator } from '#app/i18n/index.ts'
import { caseNumberOf } from '#app/views/case-number.ts'
import { linesSince } from '#app/views/cases/seen-view.ts'

/**
 * An act of staff on a case; each answers the case as it is afterwards. `seen` of the body is that of the answer in which
 * the program read the case; left out, see `seenUnsaid`. 409 `conflict` when something
 * that matters to the act happened since (`conflictsOf`), with what happened in `since` and the number to go on with in
 * `seen`.
 */
const staffAct = { scope: 'staff', limit: 'staffAct', answer: wholeCaseShape } as const

type Args = { ctx: Ctx; params: { number: string } }

async function acted<Body extends { seen?: number | undefined }>(
  { ctx, params }: Args,
  body: Body,
  act: (ctx: Ctx, input: Body & CaseRef) => Promise<unknown>,
) {
  const number = caseNumberOf(params.number)
  const seen = body.seen ?? (await seenUnsaid(ctx, number))
  try {
    await act(ctx, { ...body, number, seen })
  } catch (error) {
    throw isDomainError(error) && error.code === 'conflict' ? await withSince(ctx, number, seen, error) : error
  }
  return wholeCase(ctx, number)
}

/** What happened since in the words of the reader. */
async function withSince(ctx: Ctx, number: number, seen: number, error: DomainError): Promise<DomainError> {
  const page = await casePage(ctx, number)
  const reader = { t: translator(ctx.locale), timeZone: ctx.setting('site.timeZone'), now: ctx.now() }
  return new DomainError('conflict', error.key, {
    params: error.params,
    details: { seen: page.seen, since: linesSince(page, seen, reader) },
  })
}

export const caseActCalls = [
  call('POST /cases/:number/transitions', {
    ...staffAct,
    about: 'Brings a case to another status',
    body: transitionShape.omit({ number: true }).strict(),
    run: (args, body) => acted(args, body, transitionCaseTo),
  }),
  call('POST /cases/:number/notes', {
    ...staffAct,
    about: 'Adds an internal note',
    status: 201,
    body: noteShape.omit({ number: true }).strict(),
    run: (args, body) => acted(args, body, addNote),
  }),
  call('PUT /cases/:number/assignee', {
    ...staffAct,
    about: 'Assigns a case; `handle` null takes it from its assignee',
    body: assignShape.omit({ number: true }).strict(),
    run: (args, body) => acted(args, body, assignCase),
  }),
  call('PUT /cases/:number/severity', {
    ...staffAct,
    about: 'Says how urgent a case is',
    body: severityShape.omit({ number: true }).strict(),
    run: (args, body) => acted(args, body, setSeverity),
  }),
  call('POST /cases/:number/merge', {
    ...staffAct,
    about:
      'Merges a case with another of the same customer, `into`; the one that was opened first is kept and answered',
    body: mergeShape.omit({ number: true }).strict(),
    run: (args, body) => acted(args, body, mergeCases),
  }),
  call('POST /cases/:number/undo-merge', {
    ...staffAct,
    about: 'Separates a case from the one that it was merged into, while that one is open',
    body: seenShape.strict(),
    run: (args, body) => acted(args, body, undoMerge),
  }),
  call('POST /cases/:number/undo-raise', {
    ...staffAct,
    about: 'Takes back what a rule did to the severity; the rule does not raise this case again',
    body: undoRaiseShape.omit({ number: true }).strict(),
    run: (args, body) => acted(args, body, undoRaise),
  }),
  call('PUT /cases/:number/category', {
    ...staffAct,
    about: 'Says what a case is about',
    body: categoryShape.omit({ number: true }).strict(),
    run: (args, body) => acted(args, body, setCategory),
  }),
  call('POST /cases/:number/dismiss', {
    ...staffAct,
    about: 'Says that it is no complaint',
    body: dismissShape.omit({ number: true }).strict(),
    run: (args, body) => acted(args, body, dismissCase),
  }),
  call('POST /cases/:number/reply', {
    ...staffAct,
    about: 'Answers the customer',
    status: 201,
    body: replyShape.omit({ number: true }).strict(),
    run: (args, body) => acted(args, body, replyToCase),
  }),
  call('POST /cases/:number/ticket', {
    ...staffAct,
    about: 'Escalates a case to the ticket system that the settings name',
    status: 201,
    body: ticketShape.omit({ number: true }).strict(),
    run: (args, body) => acted(args, body, openTicket),
  }),
]
