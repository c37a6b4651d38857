import type { ReactNode } from 'react'
import type { SchoolProfile } from '../../organisation/index.ts'
import { madeOnce } from './made-once.ts'
import type { PageContext } from './page-context.ts'

type Office = SchoolProfile['disclosureOffice']

const LINKS: readonly (readonly [href: string, name: string])[] = [
  ['/figures', '统计指标'],
  ['/rectification', '整改情况'],
  ['/sitemap', '网站地图'],
  ['/feeds', '订阅更新'],
  ['/calendar', '工作日历'],
  ['/accessibility', '无障碍声明'],
  ['/privacy', '个人信息保护'],
  ['/mailboxes/progress', '来信和纠错查询'],
]

function OfficeBlock({ office, note }: { office: Office; note?: string }): ReactNode {
  const lines = [
    [office.address, office.hours].filter((part) => part !== '').join(' · '),
    office.phone === '' ? '' : `电话 ${office.phone}`,
    office.email === '' ? '' : `邮箱 ${office.email}`,
    note ?? '',
  ].filter((line) => line !== '')
  return (
    <div>
      <h2>{office.name}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
}

/** The number that the police give a site, with the badge they ask for beside it. */
function PoliceRecord({ page }: { page: PageContext }): ReactNode {
  const { policeNo } = page.school
  if (policeNo === '') return null
  const code = policeNo.replaceAll(/\D/g, '')
  return (
    <a href={`https://beian.mps.gov.cn/#/query/webSearch?code=${code}`} rel="noreferrer">
      <img src={page.assetUrl('badge-police.svg')} alt="" width="18" height="20" />
      {policeNo}
    </a>
  )
}

function InstitutionBadge({ page }: { page: PageContext }): ReactNode {
  const { institutionNo } = page.school
  if (institutionNo === '') return null
  return (
    <a href={`https://bszs.conac.cn/sitename?method=show&id=${institutionNo}`} rel="noreferrer">
      <img src={page.assetUrl('badge-institution.svg')} alt="" width="18" height="20" />
      事业单位
    </a>
  )
}

function wordsOf(school: SchoolProfile): string[] {
  const known = (name: string, value: string): string[] => (value === '' ? [] : [`${name}${value}`])
  return [
    `主办：${school.name}`,
    ...known('维护：', school.maintainer),
    ...known('地址：', school.address),
    ...(school.address === '' ? [] : known('邮编：', school.postcode)),
    ...known('电话：', school.phone),
  ]
}

/** Who runs the site and under which numbers it is on record; what is empty is left out. */
function Records({ page }: { page: PageContext }): ReactNode {
  const { school } = page
  return (
    <div className="records">
      <p>
        {wordsOf(school).map((words) => (
          <span key={words}>{words}</span>
        ))}
      </p>
      <p>
        {school.icpNo === '' ? null : (
          <a href="https://beian.miit.gov.cn/" rel="noreferrer">
            {school.icpNo}
          </a>
        )}
        <PoliceRecord page={page} />
        {school.siteCode === '' ? null : <span>网站标识码 {school.siteCode}</span>}
        <InstitutionBadge page={page} />
        {school.isSample ? <span>演示数据，均为示例</span> : null}
      </p>
    </div>
  )
}

function Foot({ page }: { page: PageContext }): ReactNode {
  const { school } = page
  return (
    <div className="wrap">
      <OfficeBlock office={school.disclosureOffice} />
      <OfficeBlock office={school.supervisionOffice} note="任何人都可以举报不履行公开义务的行为" />
      <nav aria-label="本站">
        <ul>
          {LINKS.map(([href, name]) => (
            <li key={href}>
              <a href={href}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
      <Records page={page} />
    </div>
  )
}

/** The foot of every page: the two offices, the usual places, the records. */
export function Footer({ page }: { page: PageContext }): ReactNode {
  const made = madeOnce(page.school, 'foot', () => <Foot page={page} />)
  return <footer className="foot" dangerouslySetInnerHTML={made} />
}
