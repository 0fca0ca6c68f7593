import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextField } from '#app/components/forms/field.tsx'
import { FilterForm } from '#app/components/forms/filter-form.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { AccountFields, type AccountForm } from '#app/components/members/account-fields.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { PagedList } from '#app/components/parts/paged-list.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { DomainError } from '#app/core/errors.ts'
import { decodeCsv } from '#app/domain/accounts/customer-accounts/account-csv.ts'
import { importAccounts, type AccountImport } from '#app/domain/accounts/customer-accounts/import-accounts.server.ts'
import { accountShape, externalIdShape } from '#app/domain/accounts/customer-accounts/input.ts'
import { saveAccount } from '#app/domain/accounts/customer-accounts/save-account.server.ts'
import { accountPage } from '#app/domain/accounts/queries/customer-accounts.server.ts'
import type { TextKey } from '#app/i18n/translate.ts'
import { urls } from '#app/views/urls.ts'
import { withQuery } from '#app/views/with-query.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('accounts.customer.title'), noindex: true }),
}

const perPage = 50

export const loader = guardedLoader('account.administer', async ({ ctx, url }) => {
  const search = (url.searchParams.get('q') ?? '').slice(0, 100)
  const cursor = url.searchParams.get('cursor')
  const { items, next } = await accountPage(ctx.read, ctx.dialect, search, { limit: perPage, cursor })
  return { search, accounts: items, first: cursor === null, next }
})

const upload = z.object({ text: z.string().optional() })

export const action = guardedAction('account.administer', {
  save: intent({
    shape: accountShape.extend({ externalId: externalIdShape.optional() }),
    run: async ({ ctx }, { externalId, ...input }) => {
      const { accountId } = await saveAccount(ctx, { ...input, externalId: externalId ?? null })
      return { to: urls.customer(accountId), toast: { tone: 'good', key: 'accounts.customer.saved' } }
    },
  }),
  // Shows what would happen; nothing is written.
  try: intent({
    shape: upload,
    run: async ({ ctx, file }, { text }) => ({
      extra: { tried: await importAccounts(ctx, textOf(file, text), { dryRun: true }), text: textOf(file, text) },
    }),
  }),
  import: intent({
    shape: upload,
    run: async ({ ctx, file }, { text }) => ({
      extra: { done: await importAccounts(ctx, textOf(file, text), { dryRun: false }) },
    }),
  }),
})

function textOf(file: Uint8Array | null, text: string | undefined): string {
  const content = file === null ? (text ?? '') : decodeCsv(file)
  if (content === null)
    throw new DomainError('invalid', 'accounts.customer.problem.encoding', {
      fields: { text: { key: 'accounts.customer.problem.encoding' } },
    })
  if (content.trim() === '')
    throw new DomainError('invalid', 'accounts.customer.problem.empty', {
      fields: { text: { key: 'accounts.customer.problem.empty' } },
    })
  return content
}

export default function AdminAccounts({ data, result: reply }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { number } = useFormat()
  const { search, accounts, first, next } = data
  const [form, fields] = useActionForm<AccountForm>('save', reply, { kind: 'person' })
  const address = (cursor: string | null) => withQuery(urls.customers(), { q: search, cursor })
  return (
    <>
      <PageTitle title={t('accounts.customer.title')} lede={t('accounts.customer.lede')} />
      <FilterForm
        id="account-search"
        label={t('accounts.customer.search')}
        value={search}
        submit={t('accounts.admin.searchSubmit')}
      />
      <PagedList
        count={accounts.length}
        empty={{ title: t('accounts.customer.emptyTitle'), text: t('accounts.customer.emptyText') }}
        newer={first ? null : address(null)}
        older={next === null ? null : address(next)}
      >
        <DataTable
          caption={t('accounts.customer.title')}
          rows={accounts}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              title: t('accounts.customer.name'),
              cell: (row) => (
                <a href={urls.customer(row.id)}>
                  <bdi>{row.name}</bdi>
                </a>
              ),
            },
            { key: 'external', title: t('accounts.customer.externalId'), cell: (row) => row.external_id },
            { key: 'kind', title: t('accounts.customer.kind'), cell: (row) => t(`accounts.customer.${row.kind}`) },
            { key: 'plan', title: t('accounts.customer.plan'), cell: (row) => row.plan },
            {
              key: 'since',
              title: t('accounts.customer.startedOn'),
              figure: true,
              cell: (row) => <Time at={row.started_at} form="date" />,
            },
            { key: 'members', title: t('accounts.customer.members'), figure: true, cell: (row) => number(row.members) },
          ]}
        />
      </PagedList>
      <Section title={t('accounts.customer.import')}>
        <Upload
          refusal={reply?.error == null || reply.intent === 'save' ? null : t.any(reply.error.key, reply.error.params)}
          extra={reply?.extra as Extra}
        />
      </Section>
      <Section title={t('accounts.customer.new')}>
        <ActionForm form={form}>
          <TextField
            field={fields.externalId}
            label={t('accounts.customer.externalId')}
            hint={t('accounts.customer.externalHint')}
            optional
            maxLength={120}
          />
          <AccountFields fields={fields} />
          <p className="row">
            <Button>{t('accounts.customer.save')}</Button>
          </p>
        </ActionForm>
      </Section>
    </>
  )
}

type Extra = { tried?: AccountImport; done?: AccountImport; text?: string } | null | undefined

function Upload({ refusal, extra }: { refusal: string | null; extra: Extra }) {
  const t = useT()
  return (
    <>
      {refusal !== null && <Note tone="warn">{refusal}</Note>}
      {extra?.tried && <Outcome result={extra.tried} title={t('accounts.customer.tried')} />}
      {extra?.done && <Outcome result={extra.done} title={t('accounts.customer.done')} />}
      <form method="post" encType="multipart/form-data" className="form">
        <OnceField />
        <p className="quiet-text">{t('accounts.customer.importHelp')}</p>
        <div className="field">
          <label htmlFor="account-file">{t('accounts.customer.file')}</label>
          <input id="account-file" name="file" type="file" accept=".csv,.tsv,.txt,text/csv" />
        </div>
        <div className="field">
          <label htmlFor="account-text">{t('accounts.customer.text')}</label>
          <textarea id="account-text" name="text" rows={6} defaultValue={extra?.text ?? ''} spellCheck={false} />
        </div>
        <p className="row">
          <Button name="intent" value="try">
            {t('accounts.customer.try')}
          </Button>
          <Button name="intent" value="import">
            {t('accounts.customer.importNow')}
          </Button>
        </p>
      </form>
    </>
  )
}

const problemsShown = 100

function Outcome({ result, title }: { result: AccountImport; title: string }) {
  const t = useT()
  const { number } = useFormat()
  return (
    <div role="status" className="gap">
      <p>
        <b>{title}</b>{' '}
        {t('accounts.customer.counts', {
          created: number(result.created),
          changed: number(result.changed),
          unchanged: number(result.unchanged),
          problems: number(result.problems.length),
        })}
      </p>
      {result.problems.length > 0 && (
        <DataTable
          caption={t('accounts.customer.problems')}
          rows={result.problems.slice(0, problemsShown)}
          rowKey={(one) => `${one.line} ${one.field} ${one.key}`}
          columns={[
            { key: 'line', title: t('accounts.customer.line'), cell: (one) => number(one.line) },
            { key: 'field', title: t('accounts.customer.column'), cell: (one) => one.field },
            {
              key: 'what',
              title: t('accounts.customer.problemTitle'),
              cell: (one) => t(one.key as TextKey, (one.params ?? {}) as never),
            },
          ]}
        />
      )}
    </div>
  )
}
