import { z } from 'zod'
import { Distribution } from '#app/components/charts/distribution.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextField } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { changeSettings } from '#app/core/change-setting.server.ts'
import { tierPreview } from '#app/domain/loyalty/tiers/tier-preview.server.ts'
import { tiers, type TierKey } from '#app/registry/tiers.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('loyalty.adminTiers.title'), noindex: true }),
}

const bar = z.coerce.number().int().min(1).max(1_000_000)
const shape = z
  .object({ regular: bar, champion: bar, ambassador: bar })
  .refine((bars) => bars.regular < bars.champion && bars.champion < bars.ambassador, {
    message: 'loyalty.adminTiers.ascending',
    path: ['champion'],
  })

export const loader = guardedLoader('setting.change', async ({ ctx, url }) => {
  const asked = shape.safeParse(Object.fromEntries(url.searchParams))
  return {
    ...(await tierPreview(ctx, asked.success ? { friend: 0, ...asked.data } : null)),
    asked: asked.success ? asked.data : null,
    typed: Object.fromEntries(
      tiers.flatMap(({ key }) =>
        url.searchParams.has(key) ? [[key, (url.searchParams.get(key) ?? '').slice(0, 10)]] : [],
      ),
    ) as Partial<Record<TierKey, string>>,
    refused: url.searchParams.has('regular') && !asked.success,
  }
})

export const action = guardedAction('setting.change', {
  save: intent({
    shape,
    run: async ({ ctx }, bars) => {
      await changeSettings(
        ctx,
        tiers.flatMap(({ key, bar: setting }) => (setting === null ? [] : [[setting, String(bars[key])] as const])),
      )
      return { to: urls.adminTiers(), toast: { tone: 'good', key: 'loyalty.adminTiers.saved' } }
    },
  }),
})

/** The thresholds of the tiers, how many members each has, and who would move under other bars before anything is saved. */
export default function AdminTiers({ data: page, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { number } = useFormat()
  const asked = page.asked ?? page.bars
  const [form, fields] = useActionForm<{ regular: string; champion: string; ambassador: string }>('save', result, {
    regular: String(asked.regular),
    champion: String(asked.champion),
    ambassador: String(asked.ambassador),
  })
  const name = (key: string): string => t(`parts.tier.${key as TierKey}`)
  const after = (key: TierKey): number =>
    page.moves.reduce(
      (sum, move) => sum + (move.to === key ? move.count : 0) - (move.from === key ? move.count : 0),
      page.distribution.find((one) => one.key === key)?.count ?? 0,
    )
  const total = page.distribution.reduce((sum, one) => sum + one.count, 0)
  return (
    <>
      <PageTitle title={t('loyalty.adminTiers.title')} lede={t('loyalty.adminTiers.lede')} />
      <Section
        title={t('loyalty.adminTiers.distribution')}
        aside={<span className="meta-text">{t('loyalty.adminTiers.total', { count: total })}</span>}
      >
        <Distribution
          name={`${t('loyalty.adminTiers.distribution')}. ${page.distribution.map((one) => `${name(one.key)} ${number(one.count)}`).join(', ')}`}
          caption={t('loyalty.adminTiers.distributionTable')}
          nameTitle={t('trust.tiers.tier')}
          valueTitle={t('loyalty.adminTiers.members')}
          otherTitle={page.asked === null ? undefined : t('loyalty.adminTiers.after')}
          groups={page.distribution.map((one) => ({
            key: one.key,
            name: name(one.key),
            value: one.count,
            ...(page.asked === null ? {} : { other: after(one.key) }),
          }))}
          format={number}
        />
      </Section>
      <Section title={t('loyalty.adminTiers.bars')}>
        {page.refused && (
          <p role="alert" id="try-problem">
            {t('loyalty.adminTiers.ascending')}
          </p>
        )}
        <form method="get" className="filters">
          {(['regular', 'champion', 'ambassador'] as const).map((key) => (
            <div className="field" key={key}>
              <label htmlFor={`try-${key}`}>{name(key)}</label>
              <input
                id={`try-${key}`}
                name={key}
                type="number"
                min={1}
                max={1_000_000}
                required
                defaultValue={page.typed[key] ?? asked[key]}
                aria-invalid={page.refused ? true : undefined}
                aria-describedby={page.refused ? 'try-problem' : undefined}
              />
            </div>
          ))}
          <Button>{t('loyalty.adminTiers.try')}</Button>
        </form>
      </Section>
      {page.asked !== null && (
        <Section title={t('loyalty.adminTiers.moves')}>
          {page.moves.length === 0 ? (
            <EmptyState title={t('loyalty.adminTiers.nobody')} text={t('loyalty.adminTiers.nobodyText')} />
          ) : (
            <>
              <ul className="bullets">
                {page.moves.map((move) => (
                  <li key={`${move.from} ${move.to}`}>
                    {t('loyalty.adminTiers.move', { count: move.count, from: name(move.from), to: name(move.to) })}
                  </li>
                ))}
              </ul>
              <p className="meta-text">{t('loyalty.adminTiers.held')}</p>
              <DataTable
                caption={t('loyalty.adminTiers.movesTable')}
                rows={page.members}
                rowKey={(row) => row.handle}
                columns={[
                  {
                    key: 'member',
                    title: t('accounts.admin.member'),
                    cell: (row) => (
                      <a href={urls.member(row.handle)}>
                        <bdi>{row.name}</bdi>
                      </a>
                    ),
                  },
                  {
                    key: 'score',
                    title: t('loyalty.adminTiers.score'),
                    figure: true,
                    cell: (row) => number(row.score),
                  },
                  { key: 'to', title: t('loyalty.adminTiers.after'), cell: (row) => name(row.tier) },
                ]}
              />
            </>
          )}
          <ActionForm form={form} className="form gap">
            <TextField field={fields.regular} label={name('regular')} type="number" min={1} />
            <TextField field={fields.champion} label={name('champion')} type="number" min={1} />
            <TextField field={fields.ambassador} label={name('ambassador')} type="number" min={1} />
            <p className="row">
              <Button look="primary">{t('loyalty.adminTiers.save')}</Button>
            </p>
          </ActionForm>
        </Section>
      )}
    </>
  )
}
