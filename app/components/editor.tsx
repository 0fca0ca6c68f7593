import { useFetcher } from '@remix-run/react'
import { useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Field } from './action-form.tsx'
import { controlProps, FieldError, textOf } from './field.tsx'
import { Prose } from './prose.tsx'
import { useT } from './reader.tsx'
import { useScript } from './use-script.ts'

/**
 * A Markdown text. With script it has a preview: `body` is posted to `/preview`, which answers `{ html }`, or a `message` when the text is refused. Without, it is
 * the text area alone. `memo` is the paper of internal notes; `label` is read aloud when no visible label stands above.
 */
export function Editor({ field, label, hint, placeholder, memo, maxLength = 32_000, rows = 8, required = true, labelled, children }: {
  field: Field
  label: string
  hint?: ReactNode
  placeholder?: string
  memo?: boolean
  maxLength?: number
  rows?: number
  required?: boolean
  /** The label is visible above the box. */
  labelled?: boolean
  /** At the right of the foot: a hint about drafts, a button. */
  children?: ReactNode
}) {
  const t = useT()
  const script = useScript()
  const preview = useFetcher<{ html: string; message?: string | null }>()
  const area = useRef<HTMLTextAreaElement>(null)
  const [previewing, setPreviewing] = useState(false)
  const panel = useId()

  function showPreview(): void {
    setPreviewing(true)
    preview.submit({ body: area.current?.value ?? '' }, { method: 'post', action: '/preview' })
  }

  return (
    <div className="field">
      <label className={labelled ? undefined : 'said-only'} htmlFor={field.id}>{label}</label>
      {hint && <span className="hint" id={field.descriptionId}>{hint}</span>}
      <FieldError field={field} />
      <div className={memo ? 'editor memo' : 'editor'}>
        {script && (
          <div className="tabs" role="group" aria-label={t('parts.editor.tabs')}>
            <button type="button" aria-pressed={!previewing} onClick={() => setPreviewing(false)}>{t('common.write')}</button>
            <button type="button" aria-pressed={previewing} aria-controls={previewing ? panel : undefined} onClick={showPreview}>{t('common.preview')}</button>
          </div>
        )}
        <textarea
          {...controlProps(field, hint)} ref={area} hidden={previewing} defaultValue={textOf(field)}
          placeholder={placeholder} maxLength={maxLength} rows={rows} required={required}
        />
        {previewing && (
          <div className="previewed" id={panel} aria-live="polite" aria-busy={preview.state !== 'idle'}>
            {preview.data?.html ? <Prose html={preview.data.html} /> : <p className="quiet-text">{preview.data?.message ?? t('parts.editor.nothing')}</p>}
          </div>
        )}
        <footer>
          <span>{t('parts.editor.markdown')}</span>
          {children}
        </footer>
      </div>
    </div>
  )
}
