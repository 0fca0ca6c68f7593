import { Editor } from '#app/components/editor/editor.tsx'
import { fieldOf, type FormView } from '#app/components/forms/action-form.tsx'
import { TextField } from '#app/components/forms/field.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { DraftFields } from '#app/domain/drafts/draft.ts'
import { titleLength } from '#app/domain/threads/thread.ts'
import type { Locale } from '#app/i18n/locale.ts'

/**
 * Title and text of an announcement in the other language, both or neither. Open when there is something in it.
 * @param lang the other language, where it is known
 */
export function TranslationFields({ form, lang = null }: { form: FormView; lang?: Locale | null }) {
  const t = useT()
  const [title, body] = (['title', 'body'] as const).map((name) =>
    fieldOf(form, `translation.${name}`, ['translation', name]),
  ) as [ReturnType<typeof fieldOf>, ReturnType<typeof fieldOf>]
  const open = [title, body].some((field) => field.errors !== undefined || Boolean(field.initialValue))
  const labels = useTranslationLabels()
  return (
    <details className="fold" open={open || undefined}>
      <summary>{t(`threads.translation.block.${lang ?? 'unknown'}`)}</summary>
      <div className="stack">
        <p className="meta-text">{t('threads.translation.hint')}</p>
        <TextField
          field={title}
          label={labels['translation.title']}
          required={false}
          minLength={titleLength.min}
          maxLength={titleLength.max}
          lang={lang ?? undefined}
        />
        <Editor field={body} label={labels['translation.body']} labelled rows={12} required={false} pictures={false} />
      </div>
    </details>
  )
}

export function useTranslationLabels() {
  const t = useT()
  return { 'translation.title': t('threads.translation.title'), 'translation.body': t('threads.translation.body') }
}

/** What the fields begin with: what was saved as a draft, else the present texts. */
export function translationStart(
  present: { title: string; body: string } | null,
  draft: DraftFields | undefined,
): { title?: string; body?: string } {
  return draft === undefined
    ? { title: present?.title, body: present?.body }
    : { title: draft['translation.title'], body: draft['translation.body'] }
}
