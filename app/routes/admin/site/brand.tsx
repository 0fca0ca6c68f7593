import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextArea, TextField } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { BrandLooks, type TriedBrand } from '#app/components/site/brand-look.tsx'
import { BrandPictures } from '#app/components/site/brand-pictures.tsx'
import { DomainError } from '#app/core/errors.ts'
import { coloursOfCode } from '#app/domain/site/brand/brand-colours.ts'
import { pictureOf } from '#app/domain/site/brand/brand-picture.ts'
import { brandPictureShape, brandShape } from '#app/domain/site/brand/input.ts'
import { removeBrandPicture, saveBrandPicture } from '#app/domain/site/brand/save-brand-picture.server.ts'
import { colourCodeOf, saveBrand } from '#app/domain/site/brand/save-brand.server.ts'
import { siteFace } from '#app/domain/site/brand/site-face.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('brand.page.title'), noindex: true }),
}

export const loader = guardedLoader('setting.change', ({ ctx }) => {
  const { setting } = ctx
  const face = siteFace(ctx)
  return Promise.resolve({
    brand: {
      name: face.name,
      welcome: face.welcome,
      searchExample: face.searchExample,
      homeUrl: face.homeUrl,
      colours: face.colours,
      logo: face.logo,
      icon: face.icon,
    } satisfies TriedBrand,
    dark: pictureOf(setting('brand.logoDark')),
    values: {
      nameEn: setting('site.name'),
      nameKo: setting('site.nameKo'),
      accent: coloursOfCode(setting('brand.accent'))?.light.accent ?? '',
      welcomeEn: setting('brand.welcomeEn'),
      welcomeKo: setting('brand.welcomeKo'),
      searchExampleEn: setting('brand.searchExampleEn'),
      searchExampleKo: setting('brand.searchExampleKo'),
      homeUrl: setting('brand.homeUrl'),
      contact: setting('brand.contact'),
      companyLineEn: setting('brand.companyLineEn'),
      companyLineKo: setting('brand.companyLineKo'),
      footerLinks: setting('brand.footerLinks').join('\n'),
      senderName: setting('mail.senderName'),
    },
  })
})

const here = urls.adminBrand()

export const action = guardedAction('setting.change', {
  save: intent({
    shape: brandShape.extend({ act: z.enum(['try', 'save']).default('save') }),
    async run({ ctx }, { act, ...input }) {
      if (act === 'save') {
        await saveBrand(ctx, input)
        return { to: here, toast: { tone: 'good', key: 'brand.toast.saved' } }
      }
      const ko = ctx.locale === 'ko'
      const { logo, icon } = siteFace(ctx)
      const tried: TriedBrand = {
        name: (ko && input.nameKo) || input.nameEn,
        welcome: ko ? input.welcomeKo : input.welcomeEn,
        searchExample: ko ? input.searchExampleKo : input.searchExampleEn,
        homeUrl: input.homeUrl || null,
        colours: colourCodeOf(input.accent) || null,
        logo,
        icon,
      }
      return { extra: { tried } }
    },
  }),
  picture: intent({
    shape: brandPictureShape,
    async run({ ctx, file }, { kind }) {
      const none = { key: 'brand.picture.none' }
      if (file === null) throw new DomainError('invalid', none.key, { fields: { picture: none } })
      await saveBrandPicture(ctx, { kind, bytes: file })
      return { to: here, toast: { tone: 'good', key: 'brand.toast.saved' } }
    },
  }),
  removePicture: intent({
    shape: brandPictureShape,
    async run({ ctx }, input) {
      await removeBrandPicture(ctx, input)
      return { to: here, toast: { tone: 'good', key: 'brand.toast.removed' } }
    },
  }),
})

const fieldNames = [
  'nameEn',
  'nameKo',
  'accent',
  'welcomeEn',
  'welcomeKo',
  'searchExampleEn',
  'searchExampleKo',
  'homeUrl',
  'contact',
  'companyLineEn',
  'companyLineKo',
  'footerLinks',
  'senderName',
] as const
type Name = (typeof fieldNames)[number]

export default function AdminBrand({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const tried = result?.intent === 'save' ? (result.extra?.['tried'] as TriedBrand | undefined) : undefined
  return (
    <>
      <PageTitle title={t('brand.page.title')} lede={t('brand.page.lede')} />
      <Section title={t(tried === undefined ? 'brand.page.now' : 'brand.page.tried')}>
        <BrandLooks brand={tried ?? data.brand} />
      </Section>
      <Section title={t('brand.page.pictures')}>
        <BrandPictures logo={data.brand.logo?.light ?? null} dark={data.dark} icon={data.brand.icon} result={result} />
      </Section>
      <Section title={t('brand.page.texts')}>
        <BrandForm values={data.values} result={result} />
      </Section>
    </>
  )
}

function BrandForm({
  values,
  result,
}: {
  values: Record<Name, string>
  result: PageProps<typeof loader, typeof action>['result']
}) {
  const t = useT()
  const [form, fields] = useActionForm<Record<Name, string>>('save', result, values)
  const labels = Object.fromEntries(fieldNames.map((name) => [name, t(`brand.field.${name}`)])) as Record<Name, string>
  const hint = (name: Name): string | undefined =>
    t.has(`brand.hint.${name}`) ? t.any(`brand.hint.${name}`) : undefined
  const line = (name: Name, maxLength: number, lang?: 'en' | 'ko') => (
    <TextField
      field={fields[name]}
      label={labels[name]}
      hint={hint(name)}
      optional={name !== 'nameEn'}
      maxLength={maxLength}
      lang={lang}
    />
  )
  return (
    <ActionForm form={form} labels={labels}>
      <div className="pair">
        {line('nameEn', 60, 'en')}
        {line('nameKo', 60, 'ko')}
      </div>
      {line('accent', 7)}
      <div className="pair">
        {line('welcomeEn', 120, 'en')}
        {line('welcomeKo', 120, 'ko')}
      </div>
      <div className="pair">
        {line('searchExampleEn', 80, 'en')}
        {line('searchExampleKo', 80, 'ko')}
      </div>
      <div className="pair">
        {line('homeUrl', 200)}
        {line('contact', 200)}
      </div>
      <div className="pair">
        {line('companyLineEn', 300, 'en')}
        {line('companyLineKo', 300, 'ko')}
      </div>
      <TextArea
        field={fields.footerLinks}
        label={labels.footerLinks}
        hint={hint('footerLinks')}
        optional
        rows={4}
        maxLength={4_000}
      />
      {line('senderName', 60)}
      <p className="row">
        <Button look="primary" name="act" value="save" fillPhone>
          {t('brand.page.save')}
        </Button>
        <Button name="act" value="try" fillPhone>
          {t('brand.page.try')}
        </Button>
      </p>
    </ActionForm>
  )
}
