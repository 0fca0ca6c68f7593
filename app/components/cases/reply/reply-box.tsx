import { SeenField } from '#app/components/cases/seen/seen-field.tsx'
import { Editor } from '#app/components/editor/editor.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { textOf } from '#app/components/forms/field.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { DraftView } from '#app/domain/drafts/draft.ts'
import type { FilledBox } from '#app/views/cases/filled-box.ts'
import type { SeenView } from '#app/views/cases/seen-view.ts'
import type { TemplateLine } from '#app/views/cases/template-lines.server.ts'
import type { FormResult } from '#app/web/form-result.ts'
import { TemplateMenu } from './template-menu.tsx'

type Typed = { body: string; kind: string; after: string; templateId: string; template: string }

/**
 * One box for the answer and for the internal note. `next`: there is another case to go on with.
 */
export function ReplyBox({
  seen,
  publicly,
  answerable,
  lang,
  place,
  draft,
  templates,
  next,
  result,
}: {
  seen: SeenView
  /** Whether the answer may be public. */
  publicly: boolean
  /** False: the case takes notes only. */
  answerable: boolean
  lang: 'ko' | 'en' | null
  place: string
  draft: DraftView | null
  templates: readonly TemplateLine[]
  next: boolean
  result: (FormResult & { extra?: Record<string, unknown> | null }) | null | undefined
}) {
  const t = useT()
  const extra = result?.intent === 'reply' ? result.extra : null
  const filled = extra?.['filled'] as FilledBox | undefined
  const found = extra?.['found'] as readonly TemplateLine[] | undefined
  const kinds = [
    ...(answerable && publicly ? (['public'] as const) : []),
    ...(answerable ? (['private'] as const) : []),
    'note' as const,
  ]
  const [form, fields] = useActionForm<Typed>('reply', result, { ...draft?.fields })
  const given = textOf(fields.kind)
  const kind = kinds.find((one) => one === given) ?? kinds[0]
  const language = t(`cases.form.language.${lang ?? 'unknown'}`)
  return (
    <ActionForm form={form} labels={{ body: t('replies.box.text') }}>
      <SeenField seen={seen} intent="reply" />
      <input type="hidden" name="templateId" value={filled?.templateId ?? textOf(fields.templateId) ?? ''} />
      <div className="answering">
        <div className="mode">
          <fieldset>
            <legend className="said-only">{t('replies.box.kind')}</legend>
            {kinds.map((one) => (
              <label key={one} data-review-key={one === 'note' ? 'm' : one === kinds[0] ? 'r' : undefined}>
                <input type="radio" name="kind" value={one} className={`as-${one}`} defaultChecked={one === kind} />{' '}
                {t(`replies.box.${one}`)}
              </label>
            ))}
          </fieldset>
          {answerable && (
            <TemplateMenu
              templates={found ?? templates}
              searched={found === undefined ? null : (textOf(fields.template) ?? '')}
            />
          )}
        </div>
        {answerable && publicly && <p className="to to-public">{t('replies.box.publicTo', { language })}</p>}
        {answerable && <p className="to to-private">{t('replies.box.privateTo', { language })}</p>}
        <p className="to to-note">{t('replies.box.noteTo')}</p>
        {filled !== undefined && (
          <div className="filled" tabIndex={-1} data-takes-focus>
            {filled.missing.length > 0 ? (
              <Note tone="warn" icon="warn">
                {t('replies.errors.open', {
                  count: filled.missing.length,
                  names: filled.missing.map((name) => `{${name}}`).join(' '),
                })}
              </Note>
            ) : (
              <Note tone="good" icon="check">
                {t('replies.box.filled', { title: filled.title })}
              </Note>
            )}
          </div>
        )}
        <Editor
          field={filled === undefined ? fields.body : { ...fields.body, initialValue: filled.body }}
          label={t('replies.box.text')}
          place={place}
          draft={filled === undefined ? draft : null}
          result={result}
        >
          <span className="row after">
            {answerable && (
              <label className="after">
                {t('replies.box.after')}{' '}
                <select name="after" defaultValue={filled?.after ?? textOf(fields.after) ?? ''}>
                  <option value="">{t('replies.box.leave')}</option>
                  <option value="waiting_customer">{t('replies.box.wait')}</option>
                  <option value="resolved">{t('replies.box.resolve')}</option>
                </select>
              </label>
            )}
            <Button
              look={next ? undefined : 'primary'}
              name="goOn"
              value="stay"
              data-ctrl-enter={next ? undefined : ''}
            >
              {t('replies.box.send')}
            </Button>
            {next && (
              <Button look="primary" name="goOn" value="next" data-ctrl-enter="">
                {t('replies.box.sendNext')}
              </Button>
            )}
          </span>
        </Editor>
      </div>
      <p className="keys with-script">
        {(
          [
            ['R', 'reply'],
            ['M', 'note'],
            ['T', 'template'],
            ['Ctrl+Enter', next ? 'sendNext' : 'send'],
            ...(next ? ([['N', 'next']] as const) : []),
          ] as const
        ).map(([key, what]) => (
          <span key={key}>
            <kbd>{key}</kbd> {t(`replies.keys.${what}`)}
          </span>
        ))}
      </p>
    </ActionForm>
  )
}
