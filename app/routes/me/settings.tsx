import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { ActionForm, useActionForm } from '#app/components/action-form.tsx'
import { Button } from '#app/components/button.tsx'
import { SelectField, TextArea, TextField } from '#app/components/field.tsx'
import { PageTitle } from '#app/components/page-title.tsx'
import { useT } from '#app/components/reader.tsx'
import type { RouteHandle } from '#app/components/route-handle.ts'
import { DomainError } from '#app/core/errors.ts'
import { profile } from '#app/domain/accounts/input.ts'
import { bioMaxLength, nameMaxLength } from '#app/domain/accounts/profile-lengths.ts'
import { memberById } from '#app/domain/accounts/queries.server.ts'
import { updateProfile } from '#app/domain/accounts/update-profile.server.ts'
import { languageCookie } from '#app/web/preference-cookie.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'
import { urls } from '#app/web/urls.ts'

export const handle: RouteHandle<typeof loader> = { page: 'narrow', head: (_data, t) => ({ title: t('accounts.settings.title'), noindex: true }) }

export const loader = memberLoader(async ({ ctx, memberId }) => {
  const member = await memberById(ctx.read, memberId)
  if (member === null) throw new DomainError('not_found', 'errors.notFound')
  return { handle: member.handle, name: member.name, bio: member.bio, locale: member.locale ?? '' }
})

export const action = formAction(
  {
    settings: intent({
      shape: profile,
      run: async ({ ctx }, input) => {
        await updateProfile(ctx, input)
        // The switch in the foot of the page writes this cookie too, and the last word counts.
        return { to: '/me/settings', toast: { tone: 'good', key: 'accounts.settings.saved' }, headers: { 'Set-Cookie': languageCookie(input.locale) } }
      },
    }),
  },
  { member: true },
)

export default function Settings() {
  const t = useT()
  const { handle: myHandle, ...values } = useLoaderData<typeof loader>()
  const [form, fields] = useActionForm<{ name: string; bio: string; locale: string }>('settings', useActionData<typeof action>(), values)
  const labels = { name: t('accounts.field.name'), bio: t('accounts.field.bio'), locale: t('accounts.field.locale') }
  const languages = [
    { value: '', text: t('accounts.field.localeAuto') },
    { value: 'ko', text: t('accounts.field.localeKo') },
    { value: 'en', text: t('accounts.field.localeEn') },
  ]
  return (
    <>
      <PageTitle title={t('accounts.settings.title')} lede={t('accounts.settings.lede')}>
        <Link className="button" to={urls.member(myHandle)}>{t('accounts.settings.viewProfile')}</Link>
      </PageTitle>
      <ActionForm form={form} labels={labels} reload>
        <TextField field={fields.name} label={labels.name} hint={t('accounts.field.nameHint')} autoComplete="name" maxLength={nameMaxLength} />
        <TextArea field={fields.bio} label={labels.bio} hint={t('accounts.field.bioHint', { count: bioMaxLength })} optional rows={4} maxLength={bioMaxLength} />
        <SelectField field={fields.locale} label={labels.locale} options={languages} optional />
        <p className="row">
          <Button look="primary" fillPhone>{t('common.save')}</Button>
        </p>
      </ActionForm>
    </>
  )
}
