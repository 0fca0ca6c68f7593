import type { ReactNode } from 'react'
import type { EditorTexts } from '#app/client/editor/open-editor.ts'
import type { Field } from '#app/components/forms/action-form.tsx'
import { controlProps, FieldError, textOf } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Icon } from '#app/components/parts/icon.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { DraftView } from '#app/domain/drafts/draft.ts'
import { messageText } from '#app/i18n/message.ts'
import type { T } from '#app/i18n/translate.ts'
import type { FormResult } from '#app/web/form-result.ts'
import { DraftNotice, NewerDraft } from './draft-notice.tsx'
import { NewResponsesNotice, type NewResponsesView } from './new-responses-notice.tsx'
import { PictureField, pictureTypes } from './picture-field.tsx'
import { Toolbar } from './toolbar.tsx'

/**
 * A Markdown text. With script it has tools, shortcuts, completion of `@` and `#`, pictures by paste and drop, and a
 * preview: `body` is posted to `/preview`, which answers `{ html }`, or a `message` when the text is refused. Without,
 * it is the text area, a file field and buttons. `memo` is the paper of internal notes; `label` is read aloud when no
 * label is visible.
 */
export function Editor({
  field,
  label,
  hint,
  placeholder,
  memo,
  maxLength = 32_000,
  rows = 8,
  required = true,
  labelled,
  plain,
  pictures = true,
  place,
  draft,
  writing,
  result,
  children,
}: {
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
  /** A small one without tools and preview: a comment. */
  plain?: boolean
  pictures?: boolean
  /** Which draft this form keeps; none without it. */
  place?: string
  /** What the form began with, when that was a draft. */
  draft?: DraftView | null
  /** The thread an answer is being written to: the writer is notified when others answer meanwhile. */
  writing?: { threadId: string; since: string }
  /** What the action answered, whichever form it was for: a picture that was refused, a draft that was saved. */
  result?: (FormResult & { extra?: Record<string, unknown> | null }) | null
  /** At the right of the foot: a hint about drafts, a button. */
  children?: ReactNode
}) {
  const t = useT()
  const mine = result != null && isOf(field, result) ? result : null
  const extra = mine?.extra
  const pictureError = mine?.result.error?.['picture']?.[0]
  const panel = `${field.id}-preview`
  const revision = draftRevisionOf(extra) ?? draft?.revision ?? 0

  return (
    <div className="field" data-island>
      {place !== undefined && (
        <>
          <input type="hidden" name="place" value={place} />
          <input type="hidden" name="draftRevision" value={revision} />
        </>
      )}
      {writing && <input type="hidden" name="since" value={writing.since} />}
      {/* A draft that this very form has just saved is no news to its writer. */}
      {draft && extra?.['draft'] === undefined && <DraftNotice draft={draft} />}
      {place !== undefined && <NewerDraft />}
      {writing && (
        <NewResponsesNotice threadId={writing.threadId} since={writing.since} given={newResponsesOf(extra)} />
      )}
      <label className={labelled ? undefined : 'said-only'} htmlFor={field.id}>
        {label}
      </label>
      {hint && (
        <span className="hint" id={field.descriptionId}>
          {hint}
        </span>
      )}
      <FieldError field={field} />
      {pictureError !== undefined && (
        <span className="error">
          <Icon name="warn" size="small" />
          {messageText(t, pictureError)}
        </span>
      )}
      <div
        className={memo ? 'editor memo' : 'editor'}
        data-editor
        data-pictures={pictures || undefined}
        data-draft={place === undefined ? undefined : ''}
        data-most={maxLength}
        data-texts={JSON.stringify(textsFor(t, maxLength))}
      >
        {!plain && (
          <div className="bar-of-tools with-script">
            <div className="tabs" role="group" aria-label={t('parts.editor.tabs')} data-preview-tabs>
              <button type="button" aria-pressed={true}>
                {t('common.write')}
              </button>
              <button type="button" aria-pressed={false} aria-controls={panel}>
                {t('common.preview')}
              </button>
            </div>
            <Toolbar controls={field.id} without={pictures ? [] : ['picture']} />
            {pictures && (
              <input type="file" accept={pictureTypes} multiple hidden aria-label={t('composer.tools.picture')} />
            )}
          </div>
        )}
        <div className="writing">
          <textarea
            {...controlProps(field, hint)}
            defaultValue={textOf(field)}
            placeholder={placeholder}
            rows={rows}
            required={required}
            aria-keyshortcuts="Control+Enter"
          />
        </div>
        <div className="previewed" id={panel} aria-live="polite" hidden />
        <footer>
          <span role="status">
            <SavedLine extra={extra} />
          </span>
          <span className="counter" hidden />
          {children}
        </footer>
      </div>
      {pictures && !plain && (
        <PictureField field={field} open={pictureError !== undefined || extra?.['attached'] !== undefined} />
      )}
      {place !== undefined && (
        <p className="without-script">
          <Button size="small" look="quiet" name="draft" value="save" formNoValidate>
            {t('composer.draft.save')}
          </Button>
        </p>
      )}
    </div>
  )
}

/** The texts that script needs while a member writes (`client/editor/open-editor.ts`). */
function textsFor(t: T, most: number): EditorTexts {
  return {
    sending: t('composer.picture.sending'),
    failed: t('composer.picture.failed'),
    describe: t('composer.picture.describe'),
    completion: t('composer.completion'),
    length: t('composer.length', { length: '{length}', most }),
    saved: t('composer.draft.saved', { when: '{when}' }),
    notSaved: t('composer.draft.notSaved', { reason: '{reason}' }),
    offline: t('composer.draft.offline'),
    nothing: t('parts.editor.nothing'),
  }
}

/** A page may have several forms of one kind, distinguished by their post. */
function isOf({ formId }: Field, { intent, result }: FormResult): boolean {
  return formId === intent || formId === `${intent}.${String(result.initialValue?.['postId'])}`
}

/** The foot of an editor: what became of the draft, else that Markdown can be used. */
function SavedLine({ extra }: { extra: Record<string, unknown> | null | undefined }) {
  const t = useT()
  const format = useFormat()
  const given = extra?.['draft'] as { savedAt: string; twice: boolean } | undefined
  const attached = extra?.['attached'] as { described: boolean } | undefined
  if (given?.twice === true) return t('composer.draft.savedTwice')
  if (given !== undefined) return t('composer.draft.saved', { when: format.time(given.savedAt) })
  if (attached !== undefined) return t(attached.described ? 'composer.picture.added' : 'composer.picture.describe')
  return t('parts.editor.markdown')
}

function draftRevisionOf(extra: Record<string, unknown> | null | undefined): number | undefined {
  return (extra?.['draft'] as { revision: number } | undefined)?.revision
}

function newResponsesOf(extra: Record<string, unknown> | null | undefined): NewResponsesView | null {
  return (extra?.['meanwhile'] as NewResponsesView | undefined) ?? null
}
