import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { ChoiceField, SelectField, TextArea, TextField } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { DomainError, isDomainError } from '#app/core/errors.ts'
import { caseCategories, caseSeverities } from '#app/domain/cases/case.ts'
import { caseChannels, openCasePageShape, openingWays } from '#app/domain/cases/input.ts'
import { openCaseFor } from '#app/domain/cases/sources/open-case-for.server.ts'
import { products } from '#app/domain/catalogue/queries/choices.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('opening.title'), noindex: true }),
}

/** `for`: a handle, from the profile of a member. */
export const loader = guardedLoader('case.work', async ({ ctx, url }) => ({
  customer: (url.searchParams.get('for') ?? '').slice(0, 60),
  products: await products(ctx),
}))

export const action = guardedAction('case.work', {
  open: intent({
    shape: openCasePageShape,
    limit: 'staffAct',
    run: async ({ ctx }, { customer, ...input }) => {
      const byMail = customer.indexOf('@') > 0
      const { number } = (
        await openCaseFor(ctx, {
          ...input,
          handle: byMail ? null : customer.replace(/^@/, ''),
          email: byMail ? customer.toLowerCase() : null,
        }).catch(atCustomer)
      ).case
      return {
        to: urls.case(number),
        toast: { tone: 'good', key: 'cases.toast.opened', params: { number: String(number) } },
      }
    },
  }),
})

/** The form has one field for both ways to name the customer. */
function atCustomer(error: unknown): never {
  const field = isDomainError(error) ? (error.fields?.['handle'] ?? error.fields?.['email']) : undefined
  if (field === undefined) throw error
  throw new DomainError('invalid', field.key, { fields: { customer: field } })
}

type Typed = Record<
  | 'customer'
  | 'name'
  | 'channel'
  | 'as'
  | 'body'
  | 'subject'
  | 'product'
  | 'version'
  | 'reference'
  | 'severity'
  | 'category',
  string
>

/** An agent writes down what a customer told them. */
export default function NewCase({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const [form, fields] = useActionForm<Typed>('open', result, {
    customer: data.customer,
    as: 'words',
    channel: 'phone',
  })
  const labels = {
    customer: t('opening.customer'),
    name: t('opening.name'),
    channel: t('opening.channel'),
    as: t('opening.as'),
    body: t('opening.body'),
    subject: t('opening.subject'),
    product: t('cases.feedback.product'),
    version: t('cases.byMail.version'),
    reference: t('cases.byMail.reference'),
    severity: t('cases.form.severity'),
    category: t('cases.form.category'),
  }
  return (
    <>
      <Crumbs trail={[{ text: t('cases.list.title'), href: urls.cases() }]} />
      <PageTitle title={t('opening.title')} lede={t('opening.lede')} />
      <ActionForm form={form} labels={labels}>
        <TextField field={fields.customer} label={labels.customer} hint={t('opening.customerHint')} maxLength={254} />
        <TextField field={fields.name} label={labels.name} hint={t('opening.nameHint')} optional maxLength={60} />
        <ChoiceField
          field={fields.channel}
          label={labels.channel}
          options={caseChannels.map((value) => ({ value, text: t(`opening.channels.${value}`) }))}
        />
        <ChoiceField
          field={fields.as}
          label={labels.as}
          options={openingWays.map((value) => ({
            value,
            text: t(`opening.ways.${value}.name`),
            hint: t(`opening.ways.${value}.hint`),
          }))}
        />
        <TextArea field={fields.body} label={labels.body} rows={8} maxLength={32_000} />
        <TextField
          field={fields.subject}
          label={labels.subject}
          hint={t('opening.subjectHint')}
          optional
          maxLength={120}
        />
        <SelectField
          field={fields.severity}
          label={labels.severity}
          optional
          none={t('opening.fromText')}
          options={caseSeverities.map((value) => ({ value, text: t(`cases.severity.${value}`) }))}
        />
        <SelectField
          field={fields.category}
          label={labels.category}
          optional
          none={t('opening.fromText')}
          options={caseCategories.map((value) => ({ value, text: t(`cases.category.${value}`) }))}
        />
        <SelectField
          field={fields.product}
          label={labels.product}
          optional
          none={t('opening.noProduct')}
          options={data.products.map(({ slug, name }) => ({ value: slug, text: name }))}
        />
        <TextField field={fields.version} label={labels.version} optional maxLength={40} />
        <TextField field={fields.reference} label={labels.reference} optional maxLength={80} />
        <p>
          <Button look="primary" fillPhone>
            {t('opening.submit')}
          </Button>
        </p>
      </ActionForm>
    </>
  )
}
