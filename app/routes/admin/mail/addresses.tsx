import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextField } from '#app/components/forms/field.tsx'
import { FilterForm } from '#app/components/forms/filter-form.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Pager } from '#app/components/parts/pager.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { decodeCursor, toPage } from '#app/core/page.ts'
import { releaseAddress } from '#app/domain/mail/bounces/release-address.server.ts'
import { suppressByHand } from '#app/domain/mail/desk/suppress-by-hand.server.ts'
import { mailAddress } from '#app/domain/mail/input.ts'
import { listSuppressions } from '#app/domain/mail/queries/suppressions.server.ts'
import { withQuery } from '#app/views/with-query.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

const page = '/admin/mail/addresses'
const perPage = 50

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('mail.addresses.title'), noindex: true }),
}

export const loader = guardedLoader('mail.administer', async ({ ctx, url }) => {
  const part = (url.searchParams.get('q') ?? '').slice(0, 100)
  const cursor = url.searchParams.get('cursor')
  const [since, address] = cursor === null ? [] : decodeCursor(cursor, 2)
  const before = cursor === null ? null : { since: String(since), address: String(address) }
  const rows = await listSuppressions(ctx.read, { part, limit: perPage + 1, before })
  const { items, next } = toPage(rows, perPage, (row) => [row.since, row.address])
  return { part, next, first: cursor === null, addresses: items }
})

export const action = guardedAction('mail.administer', {
  suppress: intent({
    shape: z.object({ address: mailAddress }),
    run: async ({ ctx }, input) => {
      await suppressByHand(ctx, input)
      return { to: page, toast: { tone: 'good', key: 'mail.addresses.suppressed' } }
    },
  }),
  release: intent({
    shape: z.object({ address: mailAddress }),
    run: async ({ ctx }, input) => {
      await releaseAddress(ctx, input)
      return { to: page, toast: { tone: 'good', key: 'mail.addresses.released' } }
    },
  }),
})

/** Addresses that get no mail, why, and the way back. */
export default function MailAddresses({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { part, next, first, addresses } = data
  const [form, fields] = useActionForm<{ address: string }>('suppress', result)
  const labels = { address: t('mail.addresses.address') }
  return (
    <>
      <PageTitle title={t('mail.addresses.title')} lede={t('mail.addresses.lede')} />
      <div className="stack loose">
        <FilterForm
          id="address-search"
          label={t('mail.addresses.search')}
          value={part}
          submit={t('mail.addresses.find')}
          autoCapitalize="none"
        />
        {addresses.length === 0 ? (
          <EmptyState title={t('mail.addresses.emptyTitle')} text={t('mail.addresses.emptyText')} />
        ) : (
          <DataTable
            caption={t('mail.addresses.title')}
            rows={addresses}
            rowKey={({ address }) => address}
            columns={[
              { key: 'address', title: t('mail.addresses.address'), cell: ({ address }) => address },
              {
                key: 'why',
                title: t('mail.addresses.why'),
                cell: ({ reason, says }) => (
                  <>
                    {t(`mail.addresses.reason.${reason}`)} {says !== '' && <code>{says}</code>}
                  </>
                ),
              },
              { key: 'since', title: t('mail.addresses.since'), cell: ({ since }) => <Time at={since} /> },
              {
                key: 'release',
                title: t('mail.addresses.act'),
                cell: ({ address }) => (
                  <form method="post">
                    <input type="hidden" name="intent" value="release" />
                    <input type="hidden" name="address" value={address} />
                    <OnceField />
                    <Button size="small">{t('mail.addresses.release')}</Button>
                  </form>
                ),
              },
            ]}
          />
        )}
        <Pager
          newer={first ? null : withQuery(page, { q: part, cursor: null })}
          older={next === null ? null : withQuery(page, { q: part, cursor: next })}
        />
        <Section title={t('mail.addresses.byHand')}>
          <ActionForm form={form} labels={labels}>
            <TextField
              field={fields.address}
              label={labels.address}
              hint={t('mail.addresses.byHandHint')}
              type="email"
              autoComplete="off"
              maxLength={200}
            />
            <p className="row">
              <Button fillPhone>{t('mail.addresses.suppress')}</Button>
            </p>
          </ActionForm>
        </Section>
      </div>
    </>
  )
}
