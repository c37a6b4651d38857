import type { ReactNode } from 'react'
import type { Problem } from '../../../platform/http/errors.ts'
import { Frame, type PageContext, SearchBox } from './frame.tsx'

/** The headline of a status, and what a reader can do about it besides the usual places. */
type Words = readonly [title: string, steps: readonly string[]]

const WORDS: Readonly<Record<number, Words>> = {
  400: ['这次提交的内容有误', ['请返回上一页，按提示修改后再提交。']],
  401: ['请先登录', ['这里的内容只对校内人员开放。请用右上角的“校内登录”登录后再打开。']],
  403: [
    '您不能查看这个页面',
    ['如果您是校内人员，请先登录再打开。', '如果您认为这项信息应当公开，可以申请公开，或者向监督部门反映。'],
  ],
  404: [
    '没有找到这个页面',
    ['请核对地址，地址里的字母和数字要完全一致。', '也可以搜索标题中的词，或者从下面的入口查找。'],
  ],
  405: ['这个地址不能这样使用', ['请从本站页面上的按钮或链接进入。']],
  410: ['这项信息已结束公开', ['如需了解，请联系责任单位，或者申请公开。']],
  413: ['提交的内容过大', ['请减少文字，或者把附件压缩、分成几个后再提交。']],
  423: ['账号暂时锁定', ['请稍后再试，或者联系安全管理员解锁。']],
  429: ['操作太频繁，请稍候', ['请等几分钟再试，不必反复刷新。', '浏览公开信息不受影响。']],
  500: ['系统暂时出了问题', ['请过几分钟刷新本页。', '如仍不行，请把下面的编号告诉网站维护人员，便于查找原因。']],
  503: ['系统正在恢复', ['请过一两分钟刷新本页，一般不需要做别的。', '急需办理的，请直接拨打页面下方的电话。']],
  507: ['服务器存储空间已满', ['维护人员处理后即可继续，请稍后再试。']],
}

function wordsOf(status: number): Words {
  return WORDS[status] ?? (status >= 500 ? (WORDS[500] as Words) : ['这次操作没有完成', ['请返回上一页再试。']])
}

const PLACES: readonly (readonly [href: string, name: string, words: string])[] = [
  ['/', '首页', '最新公开的信息'],
  ['/catalogue/moe50', '公开目录', '按事项逐项查找'],
  ['/units', '部门与学院', '按责任单位查找'],
  ['/apply', '依申请公开', '没有公开的，可以申请'],
  ['/sitemap', '网站地图', '全部栏目和单位'],
]

function Places(): ReactNode {
  return (
    <ul className="places">
      {PLACES.map(([href, name, words]) => (
        <li key={href}>
          <a href={href}>{name}</a>
          <span>{words}</span>
        </li>
      ))}
    </ul>
  )
}

/** A fault or a refusal: what happened, what was kept, what to do next. It asks no database. */
export function ErrorPage({ page, problem }: { page: PageContext; problem: Problem }): ReactNode {
  const { status, title: message, requestId } = problem
  const [title, steps] = wordsOf(status)
  return (
    <Frame page={page} title={title} meta={[['robots', 'noindex']]}>
      <div className="error-page">
        <p className="status">{status}</p>
        <h1>{title}</h1>
        <p className="message">{message}</p>
        <ul className="steps">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
        {status >= 500 ? <p className="count">编号 {requestId}</p> : null}
        {status < 500 ? <SearchBox /> : null}
        <Places />
      </div>
    </Frame>
  )
}
