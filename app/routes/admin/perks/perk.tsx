import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextArea } from '#app/components/forms/field.tsx'
import { PerkForm } from '#app/components/loyalty/perk-form.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps, useActionData, useLoaderData } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { archivePerk } from '#app/domain/perks/archive-perk.server.ts'
import { couponsShape, noteShape, perkShape } from '#app/domain/perks/input.ts'
import { loadCoupons } from '#app/domain/perks/load-coupons.server.ts'
import { wordsOf } from '#app/domain/perks/perk.ts'
import { perkFile } from '#app/domain/perks/queries/catalogue.server.ts'
import { savePerk } from '#app/domain/perks/save-perk.server.ts'
import { foundOr404, perkFormValue } from '#app/views/perk-views.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader, type PageArgs } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({ title: data?.title ?? t('perks.admin.new'), noindex: true }),
}

/** `/admin/perks/new` has no id: the same page, empty. */
export const loader = guardedLoader('perk.administer', async ({ ctx, params }) => {
  if (params.id === undefined)
    return { title: null, value: null, archived: false, href: null, history: [], coupons: null }
  const { perk, revisions, coupons } = foundOr404(await perkFile(ctx, params.id))
  return {
    title: wordsOf(perk, ctx.locale).title,
    value: perkFormValue(ctx, perk),
    archived: perk.state === 'archived',
    href: urls.perk(perk.slug),
    coupons,
    history: revisions.map(({ revision, at, by }) => ({ revision, at, by })),
  }
})

export const action = guardedAction('perk.administer', {
  save: intent({
    shape: perkShape,
    limit: 'staffAct',
    run: async ({ ctx, params }, input) => {
      const perk = await savePerk(ctx, params.id ?? null, input)
      return {
        to: urls.adminPerk(perk.id),
        toast: {
          tone: 'good',
          key: params.id === undefined ? 'perks.admin.created' : 'perks.admin.saved',
          params: { title: wordsOf(perk, ctx.locale).title },
        },
      }
    },
  }),
  archive: intent({
    shape: z.object({ note: noteShape }),
    limit: 'staffAct',
    run: (page, { note }) => archive(page, true, note),
  }),
  restore: intent({
    shape: z.object({ note: noteShape }),
    limit: 'staffAct',
    run: (page, { note }) => archive(page, false, note),
  }),
  load: intent({
    shape: couponsShape,
    limit: 'staffAct',
    secrets: ['codes'],
    run: async ({ ctx, params }, { codes }) => {
      const { added, known } = await loadCoupons(ctx, { perkId: params.id ?? '', text: codes })
      return {
        to: urls.adminPerk(params.id ?? ''),
        toast: { tone: 'good', key: 'perks.admin.loaded', params: { count: added, known } },
      }
    },
  }),
})

async function archive({ ctx, params }: PageArgs, archived: boolean, note: string) {
  const id = params.id ?? ''
  await archivePerk(ctx, { id, archived, note })
  const { perk } = foundOr404(await perkFile(ctx, id))
  return {
    to: urls.adminPerk(id),
    toast: {
      tone: 'good' as const,
      key: archived ? 'perks.admin.archivedToast' : 'perks.admin.restoredToast',
      params: { title: wordsOf(perk, ctx.locale).title },
    },
  }
}

export default function AdminPerk({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { title, value, archived, href, history } = data
  const [archiveForm] = useActionForm(archived ? 'restore' : 'archive', result)
  return (
    <>
      <Crumbs trail={[{ text: t('perks.admin.title'), href: urls.adminPerks() }]} />
      <PageTitle title={title ?? t('perks.admin.new')}>
        {href !== null && !archived && (
          <a className="button" href={href}>
            {t('perks.admin.view')}
          </a>
        )}
      </PageTitle>
      <PerkForm result={result} value={value} />
      {value !== null && <Coupons />}
      {value !== null && (
        <Section title={t('perks.admin.history')}>
          <ol className="lines">
            {history.map(({ revision, at, by }) => (
              <li key={revision} className="meta">
                <span>{t('perks.admin.revision', { revision })}</span>
                {by !== null && <bdi>{t('perks.admin.by', { name: by })}</bdi>}
                <Time at={at} form="moment" />
              </li>
            ))}
          </ol>
        </Section>
      )}
      {value !== null && (
        <ActionForm form={archiveForm} className="section">
          {archived ? (
            <Button>{t('perks.admin.restore')}</Button>
          ) : (
            <ConfirmButton
              text={t('perks.admin.archive')}
              consequence={t('perks.admin.archiveConsequence')}
              confirm={t('perks.admin.archiveConfirm')}
            />
          )}
        </ActionForm>
      )}
    </>
  )
}

/** Codes go in and are never shown again; their last characters help to find one. */
function Coupons() {
  const t = useT()
  const { number } = useFormat()
  const { coupons } = useLoaderData<typeof loader>()
  const [form, fields] = useActionForm<{ codes: string }>('load', useActionData<typeof action>())
  if (coupons === null) return null
  return (
    <Section title={t('perks.admin.coupons')}>
      <p>{t('perks.admin.couponsText', { free: number(coupons.free), given: number(coupons.given) })}</p>
      <ActionForm form={form} labels={{ codes: t('perks.admin.codes') }}>
        <TextArea
          field={fields.codes}
          label={t('perks.admin.codes')}
          hint={t('perks.admin.codesHint')}
          rows={5}
          maxLength={400_000}
          autoComplete="off"
          spellCheck={false}
        />
        <p className="row">
          <Button>{t('perks.admin.load')}</Button>
        </p>
      </ActionForm>
      {coupons.newest.length > 0 && (
        <DataTable
          caption={t('perks.admin.couponsTable')}
          rows={coupons.newest}
          rowKey={(coupon) => coupon.id}
          columns={[
            { key: 'code', title: t('perks.admin.code'), cell: (coupon) => <code>{`…${coupon.hint}`}</code> },
            {
              key: 'loaded',
              title: t('perks.admin.codeLoaded'),
              cell: (coupon) => <Time at={coupon.loadedAt} form="date" />,
            },
            {
              key: 'given',
              title: t('perks.admin.codeGiven'),
              cell: (coupon) =>
                coupon.redemptionId === null || coupon.givenAt === null ? (
                  t('perks.admin.codeFree')
                ) : (
                  <a href={urls.workRedemption(coupon.redemptionId)}>
                    <Time at={coupon.givenAt} form="date" />
                  </a>
                ),
            },
          ]}
        />
      )}
    </Section>
  )
}
