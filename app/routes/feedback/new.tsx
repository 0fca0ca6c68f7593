import { redirect } from '@remix-run/node'
import { Editor } from '#app/components/editor/editor.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { ChoiceField, SelectField } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { feedbackShape } from '#app/domain/cases/input.ts'
import { submitFeedback } from '#app/domain/cases/submit-feedback.server.ts'
import { products } from '#app/domain/catalogue/queries/choices.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('cases.feedback.title') }),
}

/** Visitors have a form of their own, which an address is enough for. */
export const loader = pageLoader(async (page) => {
  if (page.ctx.actor.memberId === null) throw redirect(urls.feedbackByMail())
  return { products: await products(page.ctx) }
})

export const action = formAction(
  {
    feedback: intent({
      shape: feedbackShape,
      limit: 'thread',
      run: async ({ ctx }, input) => {
        const { case: opened, thread } = await submitFeedback(ctx, input)
        const toast = { tone: 'good' as const, key: 'cases.toast.feedback', params: { number: String(opened.number) } }
        return { to: thread === null ? urls.myCase(opened.number) : urls.thread(thread), toast }
      },
    }),
  },
  { permission: 'thread.ask' },
)

export default function NewFeedback({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { products: sold } = data
  const [form, fields] = useActionForm<{ body: string; public: string; product: string }>('feedback', result, {
    public: 'yes',
  })
  const labels = {
    body: t('cases.feedback.body'),
    public: t('cases.feedback.who'),
    product: t('cases.feedback.product'),
  }
  return (
    <>
      <PageTitle title={t('cases.feedback.title')} lede={t('cases.feedback.lede')} />
      <ActionForm form={form} labels={labels}>
        <Editor field={fields.body} label={labels.body} labelled hint={t('cases.feedback.bodyHint')} rows={8} />
        <ChoiceField
          field={fields.public}
          label={labels.public}
          options={[
            { value: 'yes', text: t('cases.feedback.public'), hint: t('cases.feedback.publicHint') },
            { value: 'no', text: t('cases.feedback.private'), hint: t('cases.feedback.privateHint') },
          ]}
        />
        {sold.length > 0 && (
          <SelectField
            field={fields.product}
            label={labels.product}
            optional
            none={t('cases.feedback.noProduct')}
            options={sold.map(({ slug, name }) => ({ value: slug, text: name }))}
          />
        )}
        <p className="row">
          <Button look="primary" fillPhone>
            {t('cases.feedback.submit')}
          </Button>
        </p>
      </ActionForm>
    </>
  )
}
