import { redirect } from '@remix-run/node'
import { type ShouldRevalidateFunctionArgs } from '@remix-run/react'
import { z } from 'zod'
import { OutsideTicket } from '#app/components/cases/beside/outside-ticket.tsx'
import { SideQuestions } from '#app/components/cases/beside/side-questions.tsx'
import { conversationOf } from '#app/components/cases/case-conversation.tsx'
import { DismissForm, HandOverForm, ClassifyForm, MoveForm, OneButtonForm } from '#app/components/cases/case-forms.tsx'
import { SeverityLabel } from '#app/components/cases/case-row.tsx'
import { CaseTimeline } from '#app/components/cases/case-timeline.tsx'
import { Clock } from '#app/components/cases/clock.tsx'
import { ComplaintCues } from '#app/components/cases/complaint-cues.tsx'
import { CustomerCard } from '#app/components/cases/customer-card.tsx'
import { FollowUp } from '#app/components/cases/follow-up.tsx'
import { CaseMerges } from '#app/components/cases/merge/case-merges.tsx'
import { CommunityOffer } from '#app/components/cases/reply/community-offer.tsx'
import { ReplyBox } from '#app/components/cases/reply/reply-box.tsx'
import { SinceSeen } from '#app/components/cases/seen/seen-field.tsx'
import { CaseRaises } from '#app/components/cases/severity/case-raises.tsx'
import { WhoWrites } from '#app/components/cases/who-writes.tsx'
import { CaseCausesCard } from '#app/components/causes/case-causes.tsx'
import { Alert, Note } from '#app/components/parts/alert.tsx'
import { LinkButton } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { LiveNews } from '#app/components/parts/live-news.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { type PageProps, useActionData, useLoaderData } from '#app/components/shell/page.tsx'
import { useFormat, useReader, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { caseCategories, caseSeverities } from '#app/domain/cases/case.ts'
import { confirmComplaint } from '#app/domain/cases/detection/confirm-complaint.server.ts'
import {
  askOutsideShape,
  assignShape,
  caseRefShape,
  classificationShape,
  dismissShape,
  mergeShape,
  seenShape,
  ticketShape,
  transitionShape,
  undoRaiseShape,
} from '#app/domain/cases/input.ts'
import { mergeCases } from '#app/domain/cases/merge/merge-cases.server.ts'
import { undoMerge } from '#app/domain/cases/merge/undo-merge.server.ts'
import { askOutside } from '#app/domain/cases/questions/ask-outside.server.ts'
import { undoRaise } from '#app/domain/cases/severity/undo-raise.server.ts'
import { openTicket } from '#app/domain/cases/tickets/open-ticket.server.ts'
import { assignCase } from '#app/domain/cases/work/assign-case.server.ts'
import { classifyCase } from '#app/domain/cases/work/classify-case.server.ts'
import { dismissCase } from '#app/domain/cases/work/dismiss-case.server.ts'
import { reopenCase } from '#app/domain/cases/work/reopen-case.server.ts'
import { takeCase } from '#app/domain/cases/work/take-case.server.ts'
import { transitionCaseTo } from '#app/domain/cases/work/transition-case-to.server.ts'
import { places } from '#app/domain/drafts/place.ts'
import { caseNumberOf } from '#app/views/case-number.ts'
import { wholeCasePage } from '#app/views/cases/case-page.server.ts'
import { seenView } from '#app/views/cases/seen-view.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { caseFollowUp } from '#app/web/intents/case-follow-up.server.ts'
import { onCase } from '#app/web/intents/on-case.server.ts'
import { replyBox } from '#app/web/intents/reply-box.server.ts'
import { guardedLoader, type PageArgs } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  sees: (_data, { number }) => ({ caseNumber: Number(number) }),
  head: (data, t) => ({
    title: data ? `${data.view.reference} · ${data.view.subject}` : t('cases.list.title'),
    noindex: true,
  }),
}

export const loader = guardedLoader('case.work', async ({ ctx, params }) => {
  const page = await wholeCasePage(ctx, caseNumberOf(params.number))
  if (page.movedTo !== null) throw redirect(urls.case(page.movedTo))
  return page
})

const done = ({ params }: PageArgs, key: string) => ({
  to: urls.case(caseNumberOf(params.number)),
  toast: { tone: 'good' as const, key: `cases.toast.${key}` },
})
export const action = guardedAction('case.work', {
  reply: replyBox,
  ...caseFollowUp,
  ticket: intent({
    shape: ticketShape.omit({ number: true }),
    limit: 'staffAct',
    run: async (args, input) => (await openTicket(args.ctx, await onCase(args, input)), done(args, 'ticket')),
  }),
  ask: intent({
    shape: askOutsideShape.omit({ number: true }),
    limit: 'staffAct',
    run: async (args, input) => (await askOutside(args.ctx, await onCase(args, input)), done(args, 'asked')),
  }),
  take: intent({
    shape: seenShape,
    limit: 'staffAct',
    run: async (args, input) => (await takeCase(args.ctx, await onCase(args, input)), done(args, 'taken')),
  }),
  confirm: intent({
    shape: seenShape,
    limit: 'staffAct',
    run: async (args, input) => (await confirmComplaint(args.ctx, await onCase(args, input)), done(args, 'confirmed')),
  }),
  move: intent({
    shape: transitionShape.omit({ number: true }),
    limit: 'staffAct',
    run: async (args, input) => (await transitionCaseTo(args.ctx, await onCase(args, input)), done(args, 'moved')),
  }),
  assign: intent({
    shape: assignShape.omit({ number: true }).extend({ handle: assignShape.shape.handle.default(null) }),
    limit: 'staffAct',
    run: async (args, input) => (await assignCase(args.ctx, await onCase(args, input)), done(args, 'assigned')),
  }),
  classify: intent({
    shape: classificationShape.omit({ number: true }),
    limit: 'staffAct',
    run: async (args, input) => (await classifyCase(args.ctx, await onCase(args, input)), done(args, 'judged')),
  }),
  merge: intent({
    shape: mergeShape.omit({ number: true }),
    limit: 'staffAct',
    run: async (args, input) => {
      const { number } = await mergeCases(args.ctx, await onCase(args, input))
      return { to: urls.case(number), toast: { tone: 'good', key: 'cases.toast.merged' } }
    },
  }),
  undoMerge: intent({
    shape: z.object({ merged: caseRefShape.shape.number }),
    limit: 'staffAct',
    run: async (args, { merged }) => (await undoMerge(args.ctx, { number: merged }), done(args, 'mergeUndone')),
  }),
  undoRaise: intent({
    shape: undoRaiseShape.omit({ number: true }),
    limit: 'staffAct',
    run: async (args, input) => (await undoRaise(args.ctx, await onCase(args, input)), done(args, 'raiseUndone')),
  }),
  dismiss: intent({
    shape: dismissShape.omit({ number: true }),
    limit: 'staffAct',
    run: async (args, input) => (await dismissCase(args.ctx, await onCase(args, input)), done(args, 'dismissed')),
  }),
  reopen: intent({
    shape: seenShape,
    limit: 'staffAct',
    run: async (args, input) => (
      await reopenCase(args.ctx, await onCase(args, { ...input, note: null })),
      done(args, 'reopened')
    ),
  }),
})

/** After a refusal too: what held a reply back must be on the page. */
export function shouldRevalidate({ formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return formMethod === 'POST' || defaultShouldRevalidate
}

/** Their refusals have no form that could show them. */
const singleButtons = ['take', 'confirm', 'reopen']

export default function Case({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { view, followUp, assigned, people, draft, here, next, offer, templates, causes } = data
  const lang = useTextLang(view.lang)
  const { allowed } = view
  const seen = seenView(view, result, useReader())
  const refused = result?.error && singleButtons.includes(result.intent) ? result.error : null
  return (
    <>
      <Crumbs
        trail={[
          { text: t('cases.day.title'), href: urls.myDay() },
          { text: t('cases.list.title'), href: urls.cases() },
        ]}
      />
      <div className="head casehead">
        <div>
          <h1 lang={lang}>{view.subject}</h1>
          <div className="meta gap">
            <span className="num">
              <b>{view.reference}</b>
            </span>
            <SeverityLabel severity={view.severity} raises={view.raises} />
            <Label tone={view.status === 'waiting_staff' || view.status === 'new' ? 'warn' : undefined} icon="clock">
              {t(view.dismissed ? 'cases.status.dismissed' : `cases.status.${view.status}`)}
            </Label>
            <span>{t(`cases.category.${view.category}`)}</span>
            {view.product !== null && <bdi>{view.product.name}</bdi>}
            <span>{t(`cases.source.${view.source}`)}</span>
            <span>
              {view.assignee === null ? (
                t('cases.page.unassigned')
              ) : (
                <>
                  {t('cases.page.assignee')} <bdi>{view.assignee.name}</bdi>
                </>
              )}
            </span>
          </div>
        </div>
        <div className="row">
          {next !== null && (
            <LinkButton look="quiet" href={urls.case(next.number)} data-review-key="n">
              {t('cases.page.next')}
            </LinkButton>
          )}
          {allowed.take && (
            <OneButtonForm intent="take" seen={seen} look="soft">
              {t('cases.form.take')}
            </OneButtonForm>
          )}
          {allowed.reopen && (
            <OneButtonForm intent="reopen" seen={seen} look="soft">
              {t('cases.form.reopen')}
            </OneButtonForm>
          )}
          {allowed.steps.length > 0 && <MoveForm seen={seen} steps={allowed.steps} result={result} />}
          {allowed.reply && (
            <HandOverForm
              seen={seen}
              people={people}
              assignee={view.assignee?.handle ?? null}
              draft={followUp.handOver}
              result={result}
            />
          )}
          {allowed.reply && (
            <ClassifyForm
              seen={seen}
              severity={view.severity}
              category={view.category}
              severities={caseSeverities}
              categories={caseCategories}
              result={result}
            />
          )}
        </div>
      </div>
      <LiveNews kind="case" of={view.id} text="case" />
      {refused && (
        <Alert tone="bad" urgent title={t.any(refused.key, refused.params)}>
          <SinceSeen seen={seen} intents={singleButtons} />
        </Alert>
      )}
      <div className="split work">
        <div>
          <Verdict />
          <h2 className="said-only">{t('parts.case.conversation')}</h2>
          <CaseTimeline entries={conversationOf(view, t('parts.people.deleted'))} />
          <section className="reply stack gap" aria-label={t('cases.page.answer')}>
            <WhoWrites caseId={view.id} here={here} />
            {allowed.reply && offer !== null && <CommunityOffer answer={offer} />}
            <ReplyBox
              seen={seen}
              publicly={allowed.replyPublicly}
              answerable={allowed.reply}
              lang={view.lang}
              place={places.case(view.id)}
              draft={draft}
              templates={templates}
              next={next !== null}
              result={result}
            />
          </section>
        </div>
        <aside className="side-work" aria-label={t('cases.page.facts')}>
          {view.clocks.length > 0 && (
            <section className="card first">
              <h2 className="said-only">{t('cases.page.promises')}</h2>
              {view.clocks.map((clock) => (
                <Clock key={clock.kind} clock={clock} big={clock.state !== 'met'} />
              ))}
            </section>
          )}
          <CaseRaises
            severity={view.severity}
            chosen={view.chosenSeverity}
            raises={view.raisedBy}
            active={allowed.steps.length > 0}
            seen={seen}
            result={result}
          />
          <CustomerFacts />
          <CaseCausesCard causes={causes} number={view.number} />
          <CaseMerges merged={view.merged} others={data.others} seen={seen} result={result} />
          <FollowUp view={followUp} assigned={assigned} result={result} />
          <OutsideTicket
            seen={seen}
            ticket={view.ticket}
            merged={view.mergedTickets}
            offered={data.outside.tickets}
            result={result}
          />
          <SideQuestions seen={seen} questions={view.questions} offered={data.outside.questions} result={result} />
        </aside>
      </div>
    </>
  )
}

/** Why it was taken for a complaint, and what staff say of that. Cases that people opened need no reasons. */
function Verdict() {
  const t = useT()
  const { view } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const seen = seenView(view, result, useReader())
  if (view.dismissed) return <Note tone="info">{t('cases.page.dismissed')}</Note>
  if (view.score === null)
    return (
      <div className="row">
        <DismissForm seen={seen} result={result} />
        {view.cues.length > 0 && <span className="meta-text">{t('cases.page.marks')}</span>}
      </div>
    )
  return (
    <ComplaintCues certainty={view.score} cues={view.reasons}>
      {view.verdict === 'complaint' ? (
        <span className="meta-text">{t('cases.page.confirmed')}</span>
      ) : (
        <OneButtonForm intent="confirm" seen={seen} size="small">
          {t('parts.case.yes')}
        </OneButtonForm>
      )}
      <DismissForm seen={seen} result={result} />
    </ComplaintCues>
  )
}

function CustomerFacts() {
  const t = useT()
  const { day, now } = useFormat()
  const { customer, contact, waitsFor } = useLoaderData<typeof loader>().view
  if (customer === null && contact !== null)
    return (
      <section className="card">
        <h2>
          <bdi>{contact}</bdi>
        </h2>
        <p className="meta-text">{t('cases.page.noAccount')}</p>
      </section>
    )
  if (customer === null && waitsFor !== null)
    return (
      <section className="card">
        <h2>{t('opening.waits', { address: waitsFor.address })}</h2>
        <p className="meta-text">{t(waitsFor.expiresAt < now ? 'opening.waitsOver' : 'opening.waitsText')}</p>
      </section>
    )
  if (customer === null)
    return (
      <section className="card">
        <p>{t('cases.page.customerGone')}</p>
      </section>
    )
  return (
    <CustomerCard customer={customer}>
      <p className="meta-text gap">
        {customer.since !== null && t('cases.page.since', { day: day(customer.since, now) })}{' '}
        {customer.pastCases > 0 && t('cases.page.past', { count: customer.pastCases })}{' '}
        {customer.reputation !== null && t('cases.page.reputation', { count: customer.reputation })}
      </p>
    </CustomerCard>
  )
}
