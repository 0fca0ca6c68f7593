import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { usePerkWords } from '#app/components/loyalty/perk-words.ts'
import { RedemptionState, RedemptionTimeline } from '#app/components/loyalty/redemption-state.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { Facts } from '#app/components/parts/facts.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { openActs } from '#app/core/state-machine.ts'
import { redemptionFile } from '#app/domain/perks/queries/redemptions.server.ts'
import { cancelRedemption } from '#app/domain/perks/redemptions/cancel-redemption.server.ts'
import { redemptionTransitions } from '#app/domain/perks/redemptions/redemption-transitions.ts'
import { redemptionNotFound } from '#app/domain/perks/redemptions/redemption.ts'
import { redemptionRow } from '#app/views/perk-views.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  sees: (_data, { id = '' }) => ({ subject: ['redemption'], id }),
  page: 'narrow',
  head: (data, t) => ({ title: data?.redemption.title ?? t('perks.mine.title'), noindex: true }),
}

export const loader = memberLoader(async ({ ctx, params, memberId }) => {
  const { redemption, events, coupon } = await redemptionFile(ctx, params.id ?? '')
  if (redemption.member_id !== memberId) throw redemptionNotFound()
  return {
    redemption: redemptionRow(ctx, redemption),
    coupon,
    mayCancel: openActs(redemptionTransitions, redemption.state, 'member').includes('cancel'),
    // Which of the staff it was is not the member's to know; what was said is.
    lines: events.map(({ id, at, to_state, note }) => ({ id, at, to_state, note, who: null })),
  }
})

export const action = formAction(
  {
    cancel: intent({
      shape: z.object({}),
      run: async ({ ctx, params }) => {
        const { id } = await cancelRedemption(ctx, { id: params.id ?? '' })
        return { to: urls.myRedemption(id), toast: { tone: 'good', key: 'perks.mine.cancelled' } }
      },
    }),
  },
  { member: true },
)

export default function MyRedemption({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const words = usePerkWords()
  const { number } = useFormat()
  const { redemption, coupon, mayCancel, lines } = data
  const [form] = useActionForm('cancel', result)
  const size = words.size(redemption.size)
  return (
    <>
      <Crumbs trail={[{ text: t('perks.mine.title'), href: urls.myRedemptions() }]} />
      <PageTitle
        title={redemption.title}
        lede={t(`perks.next.${redemption.endedAs ?? (redemption.state === 'refunded' ? 'failed' : redemption.state)}`)}
      >
        <RedemptionState redemption={redemption} />
      </PageTitle>
      {coupon !== null && (
        <Section title={t('perks.mine.code')}>
          <p className="cost">
            <code>{coupon}</code>
          </p>
          <p className="meta-text">{t('perks.mine.codeHint')}</p>
        </Section>
      )}
      <Facts
        facts={[
          {
            name: t('perks.mine.perk'),
            value: (
              <>
                <a href={redemption.perkHref}>{redemption.title}</a>
                {size !== null && ` · ${size}`}
              </>
            ),
          },
          { name: t('perks.show.cost'), value: words.cost(redemption.cost) },
          { name: t('perks.mine.number'), value: <code>{redemption.id}</code> },
          ...(redemption.reference === null ? [] : [{ name: t('perks.mine.reference'), value: redemption.reference }]),
          ...(redemption.deadlineAt === null
            ? []
            : [{ name: t('perks.mine.deadline'), value: <Time at={redemption.deadlineAt} form="date" /> }]),
        ]}
      />
      <Section title={t('perks.mine.timeline')}>
        <RedemptionTimeline lines={lines} />
      </Section>
      {mayCancel && (
        <ActionForm form={form} className="section">
          <ConfirmButton
            text={t('perks.mine.cancel')}
            consequence={t('perks.mine.cancelConsequence', { points: number(redemption.cost) })}
            confirm={t('perks.mine.cancelConfirm')}
          />
        </ActionForm>
      )}
    </>
  )
}
