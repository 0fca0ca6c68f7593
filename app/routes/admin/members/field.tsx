import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { CheckField, ChoiceField, SelectField, TextArea, TextField } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { notFound } from '#app/core/errors.ts'
import { deleteProfileField } from '#app/domain/accounts/fields/delete-profile-field.server.ts'
import { fieldKinds, fieldName, fieldVisibilities } from '#app/domain/accounts/fields/field.ts'
import { profileFieldShape } from '#app/domain/accounts/fields/input.ts'
import { saveProfileField } from '#app/domain/accounts/fields/save-profile-field.server.ts'
import { answerCounts, profileFields } from '#app/domain/accounts/queries/profile-fields.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({ title: data?.name ?? t('accounts.fields.new') }),
}

export const loader = guardedLoader('member.administer', async ({ ctx, params }) => {
  if (params.id === 'new')
    return { id: null, name: null, answers: 0, values: { kind: 'text', visibility: 'public', atRegistration: '' } }
  const field = (await profileFields(ctx.read)).find(({ id }) => id === params.id)
  if (field === undefined) throw notFound()
  const { choices, required, atRegistration, ...values } = field
  return {
    id: field.id,
    name: fieldName(field, ctx.locale),
    answers: (await answerCounts(ctx.read)).get(field.id) ?? 0,
    values: {
      ...values,
      choices: choices.map(({ en, ko }) => `${en} | ${ko}`).join('\n'),
      required: required ? 'on' : '',
      atRegistration: atRegistration ? 'on' : '',
    },
  }
})

export const action = guardedAction('member.administer', {
  save: intent({
    shape: profileFieldShape,
    run: async ({ ctx, params }, input) => {
      await saveProfileField(ctx, params.id === 'new' ? null : (params.id ?? ''), input)
      return { to: urls.profileFields(), toast: { tone: 'good', key: 'accounts.fields.saved' } }
    },
  }),
  delete: intent({
    shape: z.object({}),
    run: async ({ ctx, params }) => {
      await deleteProfileField(ctx, { id: params.id ?? '' })
      return { to: urls.profileFields(), toast: { tone: 'good', key: 'accounts.fields.deleted' } }
    },
  }),
})

type Fields = {
  kind: string
  nameEn: string
  nameKo: string
  choices: string
  visibility: string
  required: string
  atRegistration: string
}

/** One field of the profile: what it is called, what fits into it, who sees it and when it is asked. */
export default function EditProfileField({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { id, name, answers, values } = data
  const [form, fields] = useActionForm<Fields>('save', result, values)
  const [removal] = useActionForm<Record<string, string>>('delete', result)
  const labels = {
    kind: t('accounts.fields.kind'),
    nameEn: t('accounts.fields.nameEn'),
    nameKo: t('accounts.fields.nameKo'),
    choices: t('accounts.fields.choices'),
    visibility: t('accounts.fields.visibility'),
  }
  return (
    <>
      <Crumbs trail={[{ text: t('accounts.fields.title'), href: urls.profileFields() }]} />
      <PageTitle title={name ?? t('accounts.fields.new')} />
      <ActionForm form={form} labels={labels}>
        <div className="pair">
          <TextField field={fields.nameEn} label={labels.nameEn} maxLength={60} lang="en" />
          <TextField field={fields.nameKo} label={labels.nameKo} maxLength={60} lang="ko" />
        </div>
        <SelectField
          field={fields.kind}
          label={labels.kind}
          hint={id === null ? t('accounts.fields.kindHint') : t('accounts.fields.kindStays')}
          options={fieldKinds
            .filter((kind) => id === null || kind === values.kind)
            .map((kind) => ({ value: kind, text: t(`accounts.fields.kinds.${kind}`) }))}
        />
        <TextArea
          field={fields.choices}
          label={labels.choices}
          hint={t('accounts.fields.choicesHint')}
          optional
          rows={6}
          maxLength={4_000}
        />
        <ChoiceField
          field={fields.visibility}
          label={labels.visibility}
          options={fieldVisibilities.map((one) => ({ value: one, text: t(`accounts.fields.seenBy.${one}`) }))}
        />
        <CheckField
          field={fields.required}
          label={t('accounts.fields.required')}
          hint={t('accounts.fields.requiredHint')}
        />
        <CheckField field={fields.atRegistration} label={t('accounts.fields.askedAtRegistration')} />
        <p className="row">
          <Button look="primary" fillPhone>
            {t('common.save')}
          </Button>
        </p>
      </ActionForm>
      {id !== null && (
        <Section title={t('accounts.fields.delete')}>
          <ActionForm form={removal} className="row">
            <ConfirmButton
              text={t('accounts.fields.delete')}
              consequence={t('accounts.fields.deleteText', { count: answers })}
              confirm={t('accounts.fields.delete')}
            />
          </ActionForm>
        </Section>
      )}
    </>
  )
}
