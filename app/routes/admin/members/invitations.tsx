import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { SelectField, TextArea, TextField } from '#app/components/forms/field.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { InvitationList } from '#app/components/joining/invitation-list.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { PagedList } from '#app/components/parts/paged-list.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useReader, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { allGroups } from '#app/domain/groups/queries/groups.server.ts'
import { linkInvitation, mailInvitations } from '#app/domain/joining/input.ts'
import { inviteByLink, inviteByMail } from '#app/domain/joining/invitations/create-invitation.server.ts'
import { revokeInvitation } from '#app/domain/joining/invitations/revoke-invitation.server.ts'
import { claims, invitationPage } from '#app/domain/joining/queries/invitations.server.ts'
import { invitationPath } from '#app/domain/joining/signed-id.server.ts'
import { grantedRoles } from '#app/registry/permissions.ts'
import { urls } from '#app/views/urls.ts'
import { withQuery } from '#app/views/with-query.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('joining.admin.title'), noindex: true }),
}

const perPage = 50
const claimsShown = 50

export const loader = guardedLoader('member.invite', async ({ ctx, url }) => {
  const cursor = url.searchParams.get('cursor')
  const { items, next } = await invitationPage(ctx.read, { limit: perPage, cursor }, ctx.now())
  const { env } = ctx.platform
  return {
    invitations: items.map(({ group, ...row }) => ({
      ...row,
      group: group === null ? null : ctx.locale === 'ko' ? group.nameKo : group.nameEn,
      url: row.state === 'works' ? `${env.ORIGIN}${invitationPath(env, row.id)}` : null,
    })),
    first: cursor === null,
    next,
    claims: cursor === null ? await claims(ctx.read, claimsShown) : [],
    groups: (await allGroups(ctx.read)).map(({ key, name_en: en, name_ko: ko }) => ({ key, en, ko })),
    days: ctx.setting('accounts.invitationDays'),
    registration: ctx.setting('accounts.registration'),
  }
})

export const action = guardedAction('member.invite', {
  mail: intent({
    shape: mailInvitations,
    limit: 'staffAct',
    run: async ({ ctx }, input) => {
      const { invited, known } = await inviteByMail(ctx, input)
      return {
        to: urls.invitations(),
        toast: {
          tone: invited === 0 ? 'warn' : 'good',
          key: known === 0 ? 'joining.admin.sent' : 'joining.admin.sentSome',
          params: { count: invited, known },
        },
      }
    },
  }),
  link: intent({
    shape: linkInvitation,
    limit: 'staffAct',
    run: async ({ ctx }, input) => {
      await inviteByLink(ctx, input)
      return { to: urls.invitations(), toast: { tone: 'good', key: 'joining.admin.linkMade' } }
    },
  }),
  revoke: intent({
    shape: z.object({ id: z.string() }),
    run: async ({ ctx }, input) => {
      await revokeInvitation(ctx, input)
      return { to: urls.invitations(), toast: { tone: 'good', key: 'joining.admin.revoked' } }
    },
  }),
})

type MailForm = { emails: string; role: string; group: string; days: string; note: string }
type LinkForm = { mostUses: string; group: string; days: string; note: string }

export default function AdminInvitations({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { locale } = useReader()
  const { invitations, first, next, groups, days } = data
  const [mail, mailFields] = useActionForm<MailForm>('mail', result, { days })
  const [link, linkFields] = useActionForm<LinkForm>('link', result, { days, mostUses: 20 })
  const groupOptions = groups.map((group) => ({ value: group.key, text: group[locale] }))
  const address = (cursor: string | null) => withQuery(urls.invitations(), { cursor })
  const labels = {
    emails: t('joining.field.emails'),
    role: t('joining.field.role'),
    group: t('joining.field.group'),
    days: t('joining.field.days'),
    note: t('joining.field.note'),
    mostUses: t('joining.field.mostUses'),
  }
  return (
    <>
      <PageTitle title={t('joining.admin.title')} lede={t(`joining.mode.${data.registration}`)} />
      <PagedList
        count={invitations.length}
        empty={{ title: t('joining.admin.none'), text: t('joining.admin.noneText') }}
        newer={first ? null : address(null)}
        older={next === null ? null : address(next)}
      >
        <InvitationList
          invitations={invitations}
          revoke={(id, name) => (
            <form method="post">
              <OnceField />
              <input type="hidden" name="intent" value="revoke" />
              <input type="hidden" name="id" value={id} />
              <Button size="small" aria-label={`${t('joining.admin.revoke')}: ${name}`}>
                {t('joining.admin.revoke')}
              </Button>
            </form>
          )}
        />
      </PagedList>
      <div className="pair far">
        <Section title={t('joining.admin.byMail')}>
          <ActionForm form={mail} labels={labels}>
            <TextArea
              field={mailFields.emails}
              label={labels.emails}
              hint={t('joining.field.emailsHint')}
              rows={4}
              maxLength={8_000}
              autoCapitalize="none"
              spellCheck={false}
            />
            <SelectField
              field={mailFields.role}
              label={labels.role}
              hint={t('joining.field.roleHint')}
              optional
              none={t('joining.field.member')}
              options={grantedRoles.map((role) => ({ value: role, text: t(`accounts.role.${role}`) }))}
            />
            <SelectField
              field={mailFields.group}
              label={labels.group}
              optional
              none={t('joining.field.noGroup')}
              options={groupOptions}
            />
            <TextField field={mailFields.days} label={labels.days} type="number" min={1} max={90} />
            <TextField
              field={mailFields.note}
              label={labels.note}
              hint={t('joining.field.noteHint')}
              optional
              maxLength={120}
            />
            <p className="row">
              <Button look="primary" fillPhone>
                {t('joining.admin.send')}
              </Button>
            </p>
          </ActionForm>
        </Section>
        <Section title={t('joining.admin.byLink')}>
          <ActionForm form={link} labels={labels}>
            <TextField field={linkFields.mostUses} label={labels.mostUses} type="number" min={1} max={1_000} />
            <SelectField
              field={linkFields.group}
              label={labels.group}
              optional
              none={t('joining.field.noGroup')}
              options={groupOptions}
            />
            <TextField field={linkFields.days} label={labels.days} type="number" min={1} max={90} />
            <TextField
              field={linkFields.note}
              label={labels.note}
              hint={t('joining.field.noteHint')}
              optional
              maxLength={120}
            />
            <p className="row">
              <Button fillPhone>{t('joining.admin.makeLink')}</Button>
            </p>
          </ActionForm>
        </Section>
      </div>
      {data.claims.length > 0 && (
        <Section title={t('joining.claims.title')}>
          <p>{t('joining.claims.text')}</p>
          <DataTable
            caption={t('fairness.tableOf', { part: t('joining.claims.title') })}
            rows={data.claims}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'who',
                title: t('joining.claims.member'),
                cell: (row) => (
                  <a href={urls.member(row.handle)}>
                    <bdi>{row.name}</bdi>
                  </a>
                ),
              },
              { key: 'email', title: t('joining.claims.email'), cell: (row) => row.email },
              { key: 'at', title: t('joining.claims.at'), cell: (row) => <Time at={row.at} form="date" /> },
              {
                key: 'state',
                title: t('joining.claims.state'),
                cell: (row) => t(row.claimed ? 'joining.claims.claimed' : 'joining.claims.open'),
              },
            ]}
          />
        </Section>
      )}
    </>
  )
}
