import { useReader } from '#app/components/shell/reader.tsx'
import { renderedLate } from '#app/html/kept.ts'
import type { FormView } from './action-form.tsx'

/** When the page was shown. */
const FreshTime = renderedLate(() => <input type="hidden" name="shown" value={useReader().formTime} />)

/**
 * Two hidden fields of forms that programs like to fill in (`web/form-guard`): one that people don't see, and when the form
 * was first shown.
 */
export function GuardFields({ form }: { form: FormView<never> | FormView }) {
  const { t } = useReader()
  const { shown } = form.initialValue as { shown?: unknown }
  const id = `${form.id}-website`
  return (
    <>
      {typeof shown === 'string' && shown !== '' ? <input type="hidden" name="shown" value={shown} /> : <FreshTime />}
      <div className="said-only" aria-hidden="true">
        <label htmlFor={id}>{t('forms.guard.empty')}</label>
        <input id={id} name="website" tabIndex={-1} autoComplete="off" />
      </div>
    </>
  )
}

/** The same in a form that writes a post: only new members are looked at. */
export function PostGuard({ form }: { form: FormView<never> | FormView }) {
  const { me } = useReader()
  return me !== null && me.trustLevel === 0 ? <GuardFields form={form} /> : null
}
