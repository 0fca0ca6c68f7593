import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { ChoiceField, SelectField, TextField } from '#app/components/forms/field.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { DeleteAccount } from '#app/components/members/delete-account.tsx'
import { FieldFacts } from '#app/components/members/field-facts.tsx'
import { sourceText } from '#app/components/members/group-source.ts'
import { ProfileHead } from '#app/components/members/profile-head.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { LinkList } from '#app/components/parts/link-list.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { DomainError } from '#app/core/errors.ts'
import { optionalBlock } from '#app/core/text-shapes.ts'
import { resetFactors } from '#app/domain/accounts/factors/reset-factors.server.ts'
import { roleShape, trustShape } from '#app/domain/accounts/input.ts'
import { sendPasswordLink } from '#app/domain/accounts/links/send-password-link.server.ts'
import { setRoles } from '#app/domain/accounts/members/set-roles.server.ts'
import { hasFactors } from '#app/domain/accounts/queries/factors.server.ts'
import { memberByHandle } from '#app/domain/accounts/queries/members.server.ts'
import { shownFields } from '#app/domain/accounts/queries/profile-fields.server.ts'
import { setTrust } from '#app/domain/accounts/trust/set-trust.server.ts'
import { groupsOfMember } from '#app/domain/groups/queries/group-pages.server.ts'
import { postFates } from '#app/domain/leaving/departure.ts'
import { deleteMember } from '#app/domain/leaving/leave-community.server.ts'
import { grantedRoles } from '#app/registry/permissions.ts'
import { authorView } from '#app/views/author-views.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader, type PageArgs } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({ title: data?.author.name ?? t('accounts.admin.title'), noindex: true }),
}

export const loader = guardedLoader('member.administer', async (args) => {
  const member = await wanted(args)
  const { handle, bio, roles, trustLevel, trustFixed } = member
  return {
    fields: await shownFields(args.ctx, member.id),
    author: { ...authorView(args.ctx, member, null), handle },
    groups: await groupsOfMember(args.ctx, member.id),
    bio,
    roles,
    trustLevel,
    trustFixed,
    undoDays: args.ctx.setting('retention.undoDays'),
    secondStep: await hasFactors(args.ctx.read, member.id),
  }
})

const reason = optionalBlock(500)
  .optional()
  .transform((text) => text ?? '')

export const action = guardedAction('member.administer', {
  roles: intent({
    shape: z.object({ roles: z.array(roleShape).default([]), reason }),
    run: async (args, input) => {
      const { handle, name } = await wanted(args)
      await setRoles(args.ctx, { handle, ...input })
      return {
        to: `/admin/members/${encodeURIComponent(handle)}`,
        toast: { tone: 'good', key: 'accounts.admin.rolesSaved', params: { name } },
      }
    },
  }),
  passwordLink: intent({
    shape: z.object({}),
    run: async (args) => {
      const { handle, name } = await wanted(args)
      await sendPasswordLink(args.ctx, { handle })
      return {
        to: `/admin/members/${encodeURIComponent(handle)}`,
        toast: { tone: 'good', key: 'accounts.admin.linkSent', params: { name } },
      }
    },
  }),
  resetFactors: intent({
    shape: z.object({}),
    run: async (args) => {
      const { handle, name } = await wanted(args)
      await resetFactors(args.ctx, { handle })
      return {
        to: `/admin/members/${encodeURIComponent(handle)}`,
        toast: { tone: 'good', key: 'accounts.factors.resetDone', params: { name } },
      }
    },
  }),
  trust: intent({
    shape: z.object({ level: trustShape, reason }),
    run: async (args, input) => {
      const { handle, name } = await wanted(args)
      await setTrust(args.ctx, { handle, ...input })
      return {
        to: `/admin/members/${encodeURIComponent(handle)}`,
        toast: { tone: 'good', key: 'accounts.admin.trustSaved', params: { name, level: input.level } },
      }
    },
  }),
  deleteAccount: intent({
    shape: z.object({ posts: z.enum(postFates).default('keep'), reason }),
    run: async (args, input) => {
      const { handle } = await wanted(args)
      await deleteMember(args.ctx, { handle, ...input })
      return { to: '/admin/members', toast: { tone: 'good', key: 'leaving.admin.done' } }
    },
  }),
})

async function wanted({ ctx, params }: PageArgs) {
  const member = await memberByHandle(ctx, params.handle ?? '')
  if (member === null) throw new DomainError('not_found', 'errors.notFound')
  return member
}

export default function AdminMember({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { author, bio, roles, trustLevel, trustFixed, secondStep, fields, undoDays } = data
  const [rolesForm, rolesFields] = useActionForm<{ roles: string[]; reason: string }>('roles', result, { roles })
  const [trustForm, trustFields] = useActionForm<{ level: string; reason: string }>('trust', result, {
    level: String(trustLevel),
  })
  const [resetForm] = useActionForm('resetFactors', result)
  const labels = {
    roles: t('accounts.admin.roles'),
    level: t('accounts.admin.trust'),
    reason: t('accounts.admin.reason'),
  }
  const levels = [0, 1, 2, 3, 4].map((level) => ({
    value: String(level),
    text: t('accounts.profile.trust.title', { level }),
  }))
  return (
    <>
      <Crumbs trail={[{ text: t('accounts.admin.title'), href: '/admin/members' }]} />
      <ProfileHead author={author} roles={roles} bio={bio}>
        <a className="button" href={urls.member(author.handle)}>
          {t('accounts.admin.profile')}
        </a>
      </ProfileHead>
      {fields.length > 0 && (
        <Section title={t('accounts.fields.about')}>
          <FieldFacts fields={fields} />
        </Section>
      )}
      <Section title={t('accounts.admin.roles')}>
        <ActionForm form={rolesForm} labels={labels} reload>
          <ChoiceField
            field={rolesFields.roles}
            label={labels.roles}
            several
            options={grantedRoles.map((role) => ({
              value: role,
              text: t(`accounts.role.${role}`),
              hint: t(`accounts.roleHint.${role}`),
            }))}
          />
          <TextField
            field={rolesFields.reason}
            label={labels.reason}
            hint={t('accounts.admin.reasonHint')}
            optional
            maxLength={500}
          />
          <ConfirmButton
            text={t('accounts.admin.rolesSubmit')}
            consequence={t('accounts.admin.rolesConsequence', { name: author.name })}
            confirm={t('accounts.admin.rolesConfirm')}
          />
        </ActionForm>
      </Section>
      <Section title={t('groups.admin.title')}>
        {data.groups.length === 0 ? (
          <p className="quiet-text">
            {t('groups.ofMember.none')} <a href={urls.adminGroups()}>{t('groups.ofMember.choose')}</a>
          </p>
        ) : (
          <LinkList
            items={data.groups.map(({ key, name, sources }) => ({
              href: urls.adminGroup(key),
              text: name,
              remark: sources.map((source) => sourceText(t, source)).join(', '),
            }))}
          />
        )}
      </Section>
      <Section title={t('accounts.admin.trust')}>
        {trustFixed && <Note>{t('accounts.admin.trustFixed')}</Note>}
        <ActionForm form={trustForm} labels={labels}>
          <SelectField
            field={trustFields.level}
            label={labels.level}
            hint={t('accounts.admin.trustHint')}
            options={levels}
          />
          <TextField
            field={trustFields.reason}
            label={labels.reason}
            hint={t('accounts.admin.reasonHint')}
            optional
            maxLength={500}
          />
          <p className="row">
            <Button>{t('accounts.admin.trustSubmit')}</Button>
          </p>
        </ActionForm>
      </Section>
      <Section title={t('accounts.admin.link')}>
        <form method="post">
          <input type="hidden" name="intent" value="passwordLink" />
          <OnceField />
          <p>{t('accounts.admin.linkText', { name: author.name })}</p>
          <p className="row">
            <Button>{t('accounts.admin.linkSubmit')}</Button>
          </p>
        </form>
      </Section>
      {secondStep && (
        <Section title={t('accounts.factors.resetTitle')}>
          <p>
            {roles.includes('admin')
              ? t('accounts.factors.resetAdmin')
              : t('accounts.factors.resetText', { name: author.name })}
          </p>
          {!roles.includes('admin') && (
            <ActionForm form={resetForm}>
              <ConfirmButton
                text={t('accounts.factors.resetSubmit')}
                consequence={t('accounts.factors.resetConsequence', { name: author.name })}
                confirm={t('accounts.factors.resetConfirm')}
              />
            </ActionForm>
          )}
        </Section>
      )}
      <DeleteAccount name={author.name} undoDays={undoDays} result={result} />
    </>
  )
}
