import type { ReactNode } from 'react'
import type { PageContext } from './page-context.ts'
import { Head } from './lists.tsx'

/** A live figure; its address opens the records it is made of. */
export interface HomeFigure {
  readonly value: string
  readonly words: string
  readonly href: string
  readonly link: string
}

/** The figures, each of which opens what it is made of. */
export function Figures({ figures }: { figures: readonly HomeFigure[] }): ReactNode {
  return (
    <ul className="figures" aria-label="公开情况">
      {figures.map(({ value, words, href, link }) => (
        <li key={words}>
          <a href={href}>
            <b>{value}</b>
            <span>{words}</span>
            <em>{link}</em>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** A way into the disclosed: where it leads, its name, one line about it, and the strokes of its sign. */
type Door = readonly [href: string, name: string, words: string, sign: string]

function doorsOf(page: PageContext, view: { rulesCount: number; itemsText: string }): readonly Door[] {
  return [
    [
      '/guide',
      '公开指南',
      '公开什么、在哪里找、怎样申请',
      'M12 6c-3-2-6-2-9-1v13c3-1 6-1 9 1 3-2 6-2 9-1V5c-3-1-6-1-9 1zm0 0v13',
    ],
    [
      '/columns/rules',
      '公开制度',
      `法律、规章与学校办法，共 ${String(view.rulesCount)} 件`,
      'M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7',
    ],
    ['/catalogue/moe50', '公开目录', view.itemsText, 'M8 6h13M8 12h13M8 18h13M3 6h1M3 12h1M3 18h1'],
    ['/apply', '依申请公开', '没有公开的，可以书面申请', 'M4 21h16M5 17L16 6l3 3L8 20l-4 1z'],
    ['/reports', '年度报告', '每年一份，逐项说明公开情况', 'M3 21h18M6 21v-7h3v7m3 0V9h3v12m3 0V4h3v17'],
    [
      '/supervision',
      '监督投诉',
      `${page.school.supervisionOffice.name}独立受理`,
      'M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6zM8.5 12l2.5 2.5 4.5-5',
    ],
  ]
}

/** 信息公开 and its six entries: the anchor of the page. */
export function Doors({
  page,
  view,
}: {
  page: PageContext
  view: { readonly rulesCount: number; readonly itemsText: string }
}): ReactNode {
  return (
    <section className="doors-band" aria-labelledby="doors">
      <div className="wrap">
        <h2 id="doors">信息公开</h2>
        <ul className="doors">
          {doorsOf(page, view).map(([href, name, words, sign]) => (
            <li key={href}>
              <a href={href}>
                <svg viewBox="0 0 24 24" aria-hidden="true">
                  <path d={sign} />
                </svg>
                <b>{name}</b>
                <span>{words}</span>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

/** What people of a kind come to look for, in their own words; each opens a search. */
const READERS: readonly (readonly [who: string, words: readonly string[]])[] = [
  ['考生与家长', ['招生章程', '招生计划', '录取结果', '收费标准']],
  ['在校学生', ['奖学金', '转专业', '学籍管理', '学生申诉']],
  ['教职工', ['岗位聘用', '职称评审', '科研经费', '差旅费']],
  ['毕业生与校友', ['就业', '学位授予', '档案', '成绩']],
  ['供应商', ['招标公告', '中标结果', '采购', '合同']],
  ['社会公众', ['部门预算', '部门决算', '教学质量', '捐赠']],
]

/** 按身份查找: who you are, and what people like you ask for. */
export function ByReader(): ReactNode {
  return (
    <section aria-labelledby="readers">
      <Head id="readers" title="按身份查找" href="/search" more="搜索" />
      <ul className="readers">
        {READERS.map(([who, words]) => (
          <li key={who}>
            <h3>{who}</h3>
            <p>
              {words.map((word) => (
                <a key={word} href={`/search?q=${encodeURIComponent(word)}`}>
                  {word}
                </a>
              ))}
            </p>
          </li>
        ))}
      </ul>
      <p className="not-found">
        <b>没有找到？</b>
        <span>
          可以<a href="/apply">申请公开</a>，或者打电话问责任单位（见<a href="/units">部门与学院</a>
          ）。发现内容有误，请点页面下方的“此信息不准确”；答复情况在
          <a href="/mailboxes/progress">进度查询</a>里看。
        </span>
      </p>
    </section>
  )
}
