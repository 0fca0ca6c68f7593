import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { RedemptionSteps } from '#app/components/loyalty/perk-card.tsx'
import { usePerkWords } from '#app/components/loyalty/perk-words.ts'
import { Alert } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { Facts, Figures } from '#app/components/parts/facts.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps, useActionData, useLoaderData } from '#app/components/shell/page.tsx'
import { useFormat, useReader } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { redeemShape } from '#app/domain/perks/input.ts'
import { perkBySlug } from '#app/domain/perks/queries/catalogue.server.ts'
import { redeemPerk } from '#app/domain/perks/redemptions/redeem-perk.server.ts'
import { foundOr404, perkCard } from '#app/views/perk-views.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({
    title: data?.perk.title ?? t('perks.list.title'),
    description: data?.perk.about,
  }),
}

export const loader = pageLoader(async ({ ctx, params }) => {
  const { view } = foundOr404(await perkBySlug(ctx, params.slug ?? ''))
  return {
    perk: perkCard(ctx, view),
    autoUpTo: ctx.setting('perks.autoApproveUpTo'),
    passwordAbove: ctx.setting('perks.passwordAbove'),
  }
})

export const action = formAction(
  {
    redeem: intent({
      shape: redeemShape,
      limit: 'redeem',
      run: async ({ ctx, params }, { key }) => {
        const { id } = await redeemPerk(ctx, { slug: params.slug ?? '', key, proven: false })
        return { to: urls.myRedemption(id), toast: { tone: 'good', key: 'perks.show.requested' } }
      },
    }),
  },
  { permission: 'redemption.request' },
)

export default function PerkPage({ data }: PageProps<typeof loader>) {
  const { t } = useReader()
  const words = usePerkWords()
  const { perk, autoUpTo } = data
  const seasonText = words.season(perk)
  const size = words.size(perk.size)
  const arrives = {
    hand: t('perks.show.howHand'),
    coupon: t('perks.show.howCoupon'),
    webhook: t('perks.show.howWebhook'),
  }[perk.delivery]
  return (
    <>
      <Crumbs trail={[{ text: t('perks.list.title'), href: urls.perks() }]} />
      <PageTitle title={perk.title} lede={perk.about} />
      <Facts
        facts={[
          { name: t('perks.show.cost'), value: words.cost(perk.cost) },
          { name: t('perks.show.what'), value: [t(`perks.kind.${perk.kind}`), size].filter(Boolean).join(' · ') },
          { name: t('perks.show.condition'), value: words.condition(perk) ?? t('perks.show.noCondition') },
          { name: t('perks.show.availability'), value: [words.stock(perk), seasonText].filter(Boolean).join(' · ') },
          { name: t('perks.show.perMember'), value: words.limit(perk) ?? t('perks.list.unlimited') },
          { name: t('perks.show.how'), value: arrives },
          {
            name: t('perks.show.approval'),
            value: t(perk.cost <= autoUpTo ? 'perks.show.approvalRules' : 'perks.show.approvalStaff'),
          },
        ]}
      />
      <Section title={t('perks.list.redeem')}>
        <Redeem />
      </Section>
      <Section title={t('perks.how.title')}>
        <RedemptionSteps />
      </Section>
    </>
  )
}

/** The confirmation: what it costs, what remains, what happens; or everything that is missing. */
function Redeem() {
  const { t, formStamp } = useReader()
  const { number } = useFormat()
  const words = usePerkWords()
  const { perk, passwordAbove } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const [form] = useActionForm<{ key: string }>('redeem', result)
  if (perk.mine === null) {
    return (
      <div className="stack">
        <p>{t('perks.show.signedOut')}</p>
        <p>
          <a className="button primary" href={`/login?next=${encodeURIComponent(perk.href)}`}>
            {t('perks.list.signIn')}
          </a>
        </p>
      </div>
    )
  }
  const { refusals, available } = perk.mine
  const far = words.missing(perk)
  if (refusals.length > 0) {
    return (
      <Alert tone="info" title={t('perks.show.notNow')}>
        <ul>
          {refusals.map(({ code, params }) => (
            <li key={code}>
              {t.any(`perks.refusal.${code}`, params)}
              {code === 'condition' && far !== null && ` ${far}.`}
            </li>
          ))}
        </ul>
      </Alert>
    )
  }
  return (
    <ActionForm form={form} className="stack" labels={{}}>
      <input type="hidden" name="key" value={formStamp} />
      <Figures
        small
        figures={[
          { name: t('perks.show.yours'), value: number(available) },
          { name: t('perks.show.cost'), value: number(perk.cost) },
          { name: t('perks.show.left'), value: number(available - perk.cost) },
        ]}
      />
      <p>{t('perks.show.confirmText')}</p>
      {perk.cost > passwordAbove && <p>{t('perks.show.confirmFirst', { above: number(passwordAbove) })}</p>}
      <p className="row">
        <Button look="primary" icon="gift" fillPhone>
          {perk.cost === 0 ? t('perks.show.confirmFree') : t('perks.show.confirm', { cost: words.cost(perk.cost) })}
        </Button>
      </p>
    </ActionForm>
  )
}
