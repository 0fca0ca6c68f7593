import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { SelectField, TextArea, TextField, type Option } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { templateShape } from '#app/domain/moderation/input.ts'
import { decisionTemplates } from '#app/domain/moderation/queries/templates.server.ts'
import { archiveTemplate } from '#app/domain/moderation/templates/archive-template.server.ts'
import { saveTemplate } from '#app/domain/moderation/templates/save-template.server.ts'
import { generalRule } from '#app/registry/community-rules.ts'
import { ruleOptions } from '#app/views/moderation/rule-lines.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import type { FormResult } from '#app/web/form-result.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('moderation.templates.title'), noindex: true }),
}

export const loader = guardedLoader('content.moderate', async ({ ctx }) => ({
  rules: await ruleOptions(ctx),
  templates: (await decisionTemplates(ctx.read)).map(({ id, title, rule, text_en, text_ko }) => ({
    id,
    title,
    rule,
    en: text_en,
    ko: text_ko,
  })),
}))

export const action = guardedAction('content.moderate', {
  save: intent({
    shape: templateShape.extend({ id: z.string().max(40).default('') }),
    limit: 'staffAct',
    run: async ({ ctx }, { id, ...template }) => {
      await saveTemplate(ctx, id === '' ? null : id, template)
      return { to: urls.templates(), toast: { tone: 'good', key: 'moderation.templates.saved' } }
    },
  }),
  archive: intent({
    shape: z.object({ id: z.string().max(40) }),
    limit: 'staffAct',
    run: async ({ ctx }, { id }) => {
      await archiveTemplate(ctx, { id })
      return { to: urls.templates(), toast: { tone: 'good', key: 'moderation.templates.archived' } }
    },
  }),
})

type Template = { id: string; title: string; rule: string; en: string; ko: string }

/** Prepared reasons of decisions, in both languages: the author reads the one in their own. */
export default function Templates({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  return (
    <>
      <PageTitle title={t('moderation.templates.title')} lede={t('moderation.templates.lede')} />
      {data.templates.length === 0 && (
        <EmptyState title={t('moderation.templates.empty')} text={t('moderation.templates.emptyText')} />
      )}
      <ul className="lines">
        {data.templates.map((template) => (
          <li key={template.id} className="stack tight">
            <h2 className="as-h3">{template.title}</h2>
            <p className="meta">{data.rules.find(({ value }) => value === template.rule)?.text}</p>
            <details className="fold">
              <summary>{t('moderation.templates.edit')}</summary>
              <TemplateForm template={template} rules={data.rules} result={result} />
              <Archive id={template.id} result={result} />
            </details>
          </li>
        ))}
      </ul>
      <Section title={t('moderation.templates.new')}>
        <TemplateForm
          template={{ id: '', title: '', rule: generalRule, en: '', ko: '' }}
          rules={data.rules}
          result={result}
        />
      </Section>
    </>
  )
}

function TemplateForm({
  template,
  rules,
  result,
}: {
  template: Template
  rules: readonly Option[]
  result: FormResult | null | undefined
}) {
  const t = useT()
  const [form, fields] = useActionForm<Template>('save', result, template, { field: 'id', value: template.id })
  const labels = {
    title: t('moderation.templates.name'),
    rule: t('moderation.decide.rule'),
    en: t('moderation.templates.en'),
    ko: t('moderation.templates.ko'),
  }
  return (
    <ActionForm form={form} labels={labels}>
      <input type="hidden" name="id" value={template.id} />
      <TextField field={fields.title} label={labels.title} maxLength={100} />
      <SelectField field={fields.rule} label={labels.rule} options={rules} />
      <TextArea field={fields.en} label={labels.en} lang="en" rows={4} maxLength={1500} />
      <TextArea field={fields.ko} label={labels.ko} lang="ko" rows={4} maxLength={1500} />
      <p>
        <Button look="soft">{t('common.save')}</Button>
      </p>
    </ActionForm>
  )
}

function Archive({ id, result }: { id: string; result: FormResult | null | undefined }) {
  const t = useT()
  const [form] = useActionForm<{ id: string }>('archive', result, { id }, { field: 'id', value: id })
  return (
    <ActionForm form={form} className="row">
      <input type="hidden" name="id" value={id} />
      <Button look="quiet" size="small">
        {t('moderation.templates.archive')}
      </Button>
    </ActionForm>
  )
}
