import type { Field } from '#app/components/forms/action-form.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'

export const pictureTypes = 'image/png,image/jpeg,image/webp,image/gif'

/**
 * Adds a picture without script: a file, its description, and a button that shows the form again with the picture in
 * the text.
 */
export function PictureField({ field, open }: { field: Field; open: boolean }) {
  const t = useT()
  const id = `${field.formId}-picture`
  return (
    <details className="fold without-script" open={open || undefined}>
      <summary>{t('composer.picture.add')}</summary>
      <div className="pair">
        <div className="field">
          <label htmlFor={id}>{t('composer.picture.file')}</label>
          <input type="file" id={id} name="picture" accept={pictureTypes} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-alt`}>{t('composer.picture.alt')}</label>
          <input id={`${id}-alt`} name="pictureAlt" maxLength={300} />
        </div>
      </div>
      <p>
        <Button size="small" name="attach" value={field.name} formEncType="multipart/form-data" formNoValidate>
          {t('composer.picture.attach')}
        </Button>
      </p>
    </details>
  )
}
