import { z } from 'zod'
import { accountJson } from '#app/api/json/account-json.ts'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextField } from '#app/components/forms/field.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { AccountFields, type AccountForm } from '#app/components/members/account-fields.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { DomainError } from '#app/core/errors.ts'
import { accountShape } from '#app/domain/accounts/customer-accounts/input.ts'
import { linkMember, unlinkMember } from '#app/domain/accounts/customer-accounts/link-member.server.ts'
import { saveAccount } from '#app/domain/accounts/customer-accounts/save-account.server.ts'
import {
  accountBy,
  accountHistory,
  membersOfAccount,
  type AccountChange,
} from '#app/domain/accounts/queries/customer-accounts.server.ts'
import { memberByHandle } from '#app/domain/accounts/queries/members.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader, type PageArgs } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({ title: data?.account.name ?? t('accounts.customer.title'), noindex: true }),
}

export const loader = guardedLoader('account.administer', async (args) => {
  const account = await wanted(args)
  const members = await membersOfAccount(args.ctx.read, account.id)
  return {
    account: accountJson(
      account,
      members.map((member) => member.handle),
      args.ctx.setting('site.timeZone'),
    ),
    members,
    history: await accountHistory(args.ctx.read, account.id, 50),
  }
})

const person = z.object({
  handle: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .transform((text) => text.replace(/^@/, '')),
})

export const action = guardedAction('account.administer', {
  save: intent({
    shape: accountShape,
    run: async (args, input) => {
      const { id } = await wanted(args)
      await saveAccount(args.ctx, { ...input, id })
      return { to: urls.customer(id), toast: { tone: 'good', key: 'accounts.customer.saved' } }
    },
  }),
  link: intent({
    shape: person,
    run: async (args, { handle: named }) => {
      const { id } = await wanted(args)
      if ((await memberByHandle(args.ctx, named)) === null)
        throw new DomainError('invalid', 'accounts.customer.problem.nobody', {
          fields: { handle: { key: 'accounts.customer.problem.nobody' } },
        })
      await linkMember(args.ctx, { accountId: id, handle: named })
      return { to: urls.customer(id), toast: { tone: 'good', key: 'accounts.customer.linked' } }
    },
  }),
  unlink: intent({
    shape: person,
    run: async (args, input) => {
      const { id } = await wanted(args)
      await unlinkMember(args.ctx, input)
      return { to: urls.customer(id), toast: { tone: 'good', key: 'accounts.customer.unlinked' } }
    },
  }),
})

async function wanted({ ctx, params }: PageArgs) {
  const account = await accountBy(ctx.read, { id: params.id ?? '' })
  if (account === null) throw new DomainError('not_found', 'errors.notFound')
  return account
}

export default function AdminAccount({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { account, members, history } = data
  const [form, fields] = useActionForm<AccountForm>('save', result, {
    name: account.name,
    kind: account.kind,
    plan: account.plan,
    products: account.products.join(', '),
    startedOn: account.startedOn,
    renewsOn: account.renewsOn ?? '',
  })
  const [link, linkFields] = useActionForm<{ handle: string }>('link', result)
  return (
    <>
      <Crumbs trail={[{ text: t('accounts.customer.title'), href: urls.customers() }]} />
      <PageTitle title={account.name} lede={account.externalId ?? undefined} />
      <Section title={t('accounts.customer.members')}>
        {members.length === 0 ? (
          <EmptyState title={t('accounts.customer.noMembers')} text={t('accounts.customer.noMembersText')} />
        ) : (
          <ul className="lines">
            {members.map((member) => (
              <li key={member.id} className="spread">
                <p>
                  <a href={urls.member(member.handle)}>
                    <bdi>{member.name}</bdi>
                  </a>{' '}
                  <span className="quiet-text">@{member.handle}</span>{' '}
                  <span className="meta-text">
                    <Time at={member.linkedAt} form="date" />
                  </span>
                </p>
                <form method="post">
                  <input type="hidden" name="intent" value="unlink" />
                  <OnceField />
                  <input type="hidden" name="handle" value={member.handle} />
                  <Button size="small" aria-label={`${t('accounts.customer.unlink')}: ${member.name}`}>
                    {t('accounts.customer.unlink')}
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        )}
        <ActionForm form={link} className="form gap">
          <TextField
            field={linkFields.handle}
            label={t('accounts.customer.handle')}
            hint={t('accounts.customer.handleHint')}
            maxLength={60}
          />
          <p className="row">
            <Button>{t('accounts.customer.link')}</Button>
          </p>
        </ActionForm>
      </Section>
      <Section title={t('accounts.customer.edit')}>
        <ActionForm form={form}>
          <AccountFields fields={fields} />
          <p className="row">
            <Button>{t('accounts.customer.save')}</Button>
          </p>
        </ActionForm>
      </Section>
      <Section title={t('accounts.customer.history')}>
        {history.length === 0 ? (
          <p className="quiet-text">{t('accounts.customer.historyNone')}</p>
        ) : (
          <ul className="lines">
            {history.map((change) => (
              <li key={change.id}>
                <Change change={change} />
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}

/** What was changed, from what to what, by whom and when. */
function Change({ change }: { change: AccountChange }) {
  const t = useT()
  const { date } = useFormat()
  const shown = (field: string, value: string | null): string =>
    value === null
      ? t('accounts.customer.historyNothing')
      : field === 'kind'
        ? t.any(`accounts.customer.${value}`)
        : field === 'plan' || field === 'products'
          ? value
          : date(`${value}T12:00:00.000Z`)
  return (
    <>
      <p>
        {change.what === 'linked' || change.what === 'unlinked'
          ? t(`accounts.customer.historyOf.${change.what}`, {
              member: change.member ?? t('accounts.customer.historyGone'),
            })
          : t(`accounts.customer.historyOf.${change.what}`)}
      </p>
      {change.fields.map(({ field, before, after }) => (
        <p key={field}>
          {t(`accounts.customer.${field}`)}: {shown(field, before)} → {shown(field, after)}
        </p>
      ))}
      <p className="meta-text">
        <Time at={change.at} form="date" /> ·{' '}
        {change.who === null ? t('accounts.customer.historyScript') : <bdi>{change.who}</bdi>}
        {change.source === 'import' && <> · {t('accounts.customer.historyImport')}</>}
        {change.source === 'signIn' && <> · {t('accounts.customer.historySignIn')}</>}
      </p>
    </>
  )
}
