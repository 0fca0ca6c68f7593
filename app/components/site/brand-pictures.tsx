import { pictureTypes } from '#app/components/editor/picture-field.tsx'
import { useActionForm } from '#app/components/forms/action-form.tsx'
import { FieldError } from '#app/components/forms/field.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { BrandPicture } from '#app/domain/site/brand/brand-picture.ts'
import { brandPictureKinds, type BrandPictureKind } from '#app/domain/site/brand/input.ts'
import { urls } from '#app/views/urls.ts'
import type { FormResult } from '#app/web/form-result.ts'

/** The two logos and the icon, each with its own form: a form carries one file. */
export function BrandPictures({
  logo,
  dark,
  icon,
  result,
}: {
  logo: BrandPicture | null
  dark: BrandPicture | null
  icon: string | null
  result: FormResult | undefined
}) {
  const present: Record<BrandPictureKind, { src: string; width: number; height: number } | null> = {
    logoLight: logo && { ...logo, src: urls.brandFile(logo.file) },
    logoDark: dark && { ...dark, src: urls.brandFile(dark.file) },
    icon: icon === null ? null : { src: urls.brandFile(`${icon}x192`), width: 48, height: 48 },
  }
  return (
    <div className="brand-pictures">
      {brandPictureKinds.map((kind) => (
        <PictureForm key={kind} kind={kind} present={present[kind]} result={result} />
      ))}
    </div>
  )
}

function PictureForm({
  kind,
  present,
  result,
}: {
  kind: BrandPictureKind
  present: { src: string; width: number; height: number } | null
  result: FormResult | undefined
}) {
  const t = useT()
  const [form, { picture }] = useActionForm<{ kind: string; picture: string }>(
    'picture',
    result,
    {},
    {
      field: 'kind',
      value: kind,
    },
  )
  const name = t(`brand.picture.${kind}`)
  return (
    <div className="brand-picture">
      <form method="post" encType="multipart/form-data" id={form.id} className="form">
        <input type="hidden" name="intent" value="picture" />
        <input type="hidden" name="kind" value={kind} />
        <OnceField />
        <div className="field">
          <label htmlFor={picture.id}>{name}</label>
          <span className="hint" id={picture.descriptionId}>
            {t(`brand.pictureHint.${kind}`)}
          </span>
          <FieldError field={picture} />
          <span className={kind === 'icon' ? 'shown-picture' : `shown-picture ${kind}`}>
            {present === null ? (
              <span className="meta-text">{t('brand.picture.absent')}</span>
            ) : (
              <img src={present.src} width={present.width} height={present.height} alt={name} />
            )}
          </span>
          <input
            type="file"
            id={picture.id}
            name="picture"
            accept={pictureTypes}
            required
            aria-invalid={picture.errors ? true : undefined}
            aria-describedby={picture.errors ? `${picture.descriptionId} ${picture.errorId}` : picture.descriptionId}
          />
        </div>
        <Button size="small" aria-label={t('brand.picture.uploadOf', { name })}>
          {t('brand.picture.upload')}
        </Button>
      </form>
      {present !== null && (
        <form method="post">
          <input type="hidden" name="intent" value="removePicture" />
          <input type="hidden" name="kind" value={kind} />
          <OnceField />
          <Button size="small" look="quiet" aria-label={t('brand.picture.removeOf', { name })}>
            {t('brand.picture.remove')}
          </Button>
        </form>
      )}
    </div>
  )
}
