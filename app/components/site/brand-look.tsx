import { Icon } from '#app/components/parts/icon.tsx'
import { hostOf } from '#app/components/shell/footer.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { coloursOfCode } from '#app/domain/site/brand/brand-colours.ts'
import type { BrandPicture } from '#app/domain/site/brand/brand-picture.ts'
import { urls } from '#app/views/urls.ts'

/** What the brand page shows before and after it is saved. `colours`: their code; null: the standard ones. */
export type TriedBrand = {
  name: string
  welcome: string
  searchExample: string
  homeUrl: string | null
  colours: string | null
  logo: { light: BrandPicture; dark: BrandPicture | null } | null
  icon: string | null
}

/** The head of the front page in both themes, side by side. Nothing in it can be pressed. */
export function BrandLooks({ brand }: { brand: TriedBrand }) {
  const t = useT()
  return (
    <>
      {brand.colours !== null && <link rel="stylesheet" href={urls.brandStyles(brand.colours, 'tried.css')} />}
      <div className="pair">
        {(['light', 'dark'] as const).map((theme) => (
          <figure key={theme} className="looks">
            <figcaption>{t(`shell.theme.${theme}`)}</figcaption>
            <Look brand={brand} theme={theme} />
          </figure>
        ))}
      </div>
      <Contrast colours={brand.colours} />
    </>
  )
}

function Look({ brand, theme }: { brand: TriedBrand; theme: 'light' | 'dark' }) {
  const t = useT()
  const { name, welcome, searchExample, homeUrl, logo, icon } = brand
  const shown = logo === null ? null : theme === 'dark' ? (logo.dark ?? logo.light) : logo.light
  const onPlate = theme === 'dark' && logo !== null && logo.dark === null
  return (
    <div className={brand.colours === null ? `look ${theme}` : `look ${theme} tried`}>
      <p className="tab">
        {icon === null ? (
          <Icon name="badge" size="small" />
        ) : (
          <img src={urls.brandFile(`${icon}x32`)} width={16} height={16} alt="" />
        )}
        <span>{name}</span>
      </p>
      <p className="bar">
        {shown === null ? (
          <strong>{name}</strong>
        ) : (
          <span className={onPlate ? 'logo plate' : 'logo'}>
            <img src={urls.brandFile(shown.file)} width={shown.width} height={shown.height} alt={name} />
          </span>
        )}
        {homeUrl !== null && <span className="quiet-text">{hostOf(homeUrl)}</span>}
        <span className="button primary small">{t('shell.ask')}</span>
      </p>
      <p className="welcome">{welcome || t('parts.hero.question')}</p>
      <p className="example">
        <Icon name="search" size="small" />
        <span>{searchExample || t('brand.look.newestSolved')}</span>
      </p>
      <p className="row">
        <span className="link">{t('brand.look.link')}</span>
        <span className="button soft small">{t('brand.look.button')}</span>
      </p>
    </div>
  )
}

/** The colours in figures, for whoever keeps a style guide. */
function Contrast({ colours }: { colours: string | null }) {
  const t = useT()
  const { light, dark } = coloursOfCode(colours ?? '') ?? { light: null, dark: null }
  if (light === null || dark === null) return null
  return <p className="meta-text gap">{t('brand.look.colours', { light: light.accent, dark: dark.accent })}</p>
}
