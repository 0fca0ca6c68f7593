import { z } from 'zod'
import { AnotherLook } from '#app/components/flags/another-look.tsx'
import { AppealForm, AppealProgress, ReplyForm, WithdrawForm } from '#app/components/moderation/own-appeal.tsx'
import { StatementFacts } from '#app/components/moderation/statement-facts.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { askForLook } from '#app/domain/flags/ask-for-look.server.ts'
import { appealDecision } from '#app/domain/moderation/appeals/appeal-decision.server.ts'
import { replyToQuestion } from '#app/domain/moderation/appeals/reply-to-question.server.ts'
import { withdrawAppeal } from '#app/domain/moderation/appeals/withdraw-appeal.server.ts'
import { appealShape, reasonShape } from '#app/domain/moderation/input.ts'
import { myDecisionPage } from '#app/views/moderation/my-decision.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('moderation.appeal.title'), noindex: true }),
}

export const loader = memberLoader(({ ctx, params }) => myDecisionPage(ctx, params.id ?? ''))

const appealId = z.string().max(40)

export const action = formAction(
  {
    appeal: intent({
      shape: appealShape,
      limit: 'post',
      run: async ({ ctx, params }, input) => {
        const decisionId = params.id ?? ''
        await appealDecision(ctx, { decisionId, ...input })
        return { to: urls.myDecision(decisionId), toast: { tone: 'good', key: 'moderation.appeal.sent' } }
      },
    }),
    look: intent({
      shape: z.object({}),
      limit: 'post',
      run: async ({ ctx, params }) => {
        const decisionId = params.id ?? ''
        await askForLook(ctx, { decisionId })
        return { to: urls.myDecision(decisionId), toast: { tone: 'good', key: 'flags.toast.look' } }
      },
    }),
    reply: intent({
      shape: z.object({ appealId, reply: reasonShape }),
      limit: 'post',
      run: async ({ ctx, params }, input) => {
        await replyToQuestion(ctx, input)
        return { to: urls.myDecision(params.id ?? ''), toast: { tone: 'good', key: 'moderation.appeal.replied' } }
      },
    }),
    withdraw: intent({
      shape: z.object({ appealId }),
      run: async ({ ctx, params }, input) => {
        await withdrawAppeal(ctx, input)
        return { to: urls.myDecision(params.id ?? ''), toast: { tone: 'good', key: 'moderation.appeal.withdrawn' } }
      },
    }),
  },
  { member: true },
)

/** A decision for the member it is about: its reasons, and the appeal. */
export default function MyDecision({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { decision, appeal, mayAppeal, lastDay } = data
  return (
    <>
      <Crumbs trail={[{ text: t('moderation.standing.title'), href: urls.standing() }]} />
      <PageTitle title={t(`moderation.told.${decision.restriction}`)} lede={t('moderation.appeal.lede')} />
      <StatementFacts decision={decision} />
      {data.look !== null && <AnotherLook look={data.look} result={result} />}
      <Section title={t('moderation.appeal.title')}>
        {appeal !== null && <AppealProgress appeal={appeal} />}
        {appeal?.state === 'asked' && <ReplyForm appealId={appeal.id} result={result} />}
        {appeal !== null && appeal.waits && <WithdrawForm appealId={appeal.id} result={result} />}
        {appeal === null && mayAppeal && <AppealForm lastDay={lastDay} result={result} />}
        {appeal === null && !mayAppeal && (
          <Note>{t(decision.reversed === null ? 'moderation.appeal.over' : 'moderation.appeal.needless')}</Note>
        )}
      </Section>
    </>
  )
}
