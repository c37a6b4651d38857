import type { ReactNode } from 'react'
import type { SchoolProfile } from '../../organisation/index.ts'
import { Frame, type PageContext } from './frame.tsx'
import { LongText } from './long-text.tsx'
import { OfficeContact } from './standing.tsx'

/** What the guide says of the terms, as they are in force. */
export interface GuideView {
  readonly reply: { readonly days: number; readonly article: string }
  readonly extend: { readonly days: number; readonly article: string } | null
  readonly onlineReceipt: 'confirmation' | 'submission'
}

const BOXES = [
  ['提交申请', '网上、当面或者信函'],
  ['登记', '确认收到，开始计时'],
  ['承办', '检索并提出意见'],
  ['审查签发', '保密审查后签发'],
  ['答复', '说明内容和依据'],
] as const
const WIDTH = 132
const STEP = 150

function Box({ at, words: [name, more] }: { at: number; words: readonly [string, string] }): ReactNode {
  const x = 4 + at * STEP
  return (
    <g>
      <rect x={x} y="20" width={WIDTH} height="56" rx="4" />
      <text x={x + WIDTH / 2} y="44">
        {name}
      </text>
      <text className="more" x={x + WIDTH / 2} y="65">
        {more}
      </text>
      {at < BOXES.length - 1 ? <path d={`M${String(x + WIDTH)} 48 h18`} markerEnd="url(#tip)" /> : null}
    </g>
  )
}

function Side({ at, name }: { at: number; name: string }): ReactNode {
  const x = 4 + at * STEP
  return (
    <g className="side">
      <path d={`M${String(x + WIDTH / 2)} 76 v36`} markerEnd="url(#tip)" />
      <rect x={x} y="112" width={WIDTH} height="40" rx="4" />
      <text x={x + WIDTH / 2} y="137">
        {name}
      </text>
    </g>
  )
}

/** The way of an application as a drawing; the list beside it says the same in words. */
function Flow({ view }: { view: GuideView }): ReactNode {
  const days = String(view.reply.days)
  return (
    <figure className="flow">
      <svg viewBox="0 0 744 160" role="img" aria-labelledby="flow-name">
        <title id="flow-name">办理流程图，内容与下面的文字步骤相同</title>
        <defs>
          <marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path d="M0 0 L8 4 L0 8" />
          </marker>
        </defs>
        {BOXES.map((words, at) => (
          <Box key={words[0]} at={at} words={words} />
        ))}
        <Side at={1} name="内容不明确：补正" />
        <Side at={2} name="涉及他人：征求意见" />
        <Side at={4} name="不服：举报、申诉" />
      </svg>
      <figcaption className="hint">自收到申请的次日起，{days} 个工作日内答复。</figcaption>
    </figure>
  )
}

function steps({ reply, extend, onlineReceipt }: GuideView): string[] {
  return [
    '提交：在网上填写，或者当面、信函、传真提交；书写有困难的，可以来电或者来办公室，由工作人员代为填写。',
    onlineReceipt === 'confirmation'
      ? '登记：我们与您确认收到后登记，当天即为收到申请之日，次日起开始计算期限。'
      : '登记：网上提交的当天即为收到申请之日，次日起开始计算期限。',
    '补正：内容不明确的，一次性告知您需要补充什么、何时之前补充；收到补正的次日起重新计算期限。',
    '承办：交由掌握信息的单位检索并提出意见；涉及他人商业秘密、个人隐私的，先征求其意见。',
    `答复：${String(reply.days)} 个工作日内书面答复（${reply.article}）。`,
    extend
      ? `延长：需要更多时间的，经批准可以延长不超过 ${String(extend.days)} 个工作日，并告知您（${extend.article}）。`
      : '延长：适用的规定没有延长答复期限的条款，我们不延长。',
    '救济：认为我们没有依法公开信息的，可以向信息公开监督办公室举报，或者向上级教育主管部门申诉。',
  ]
}

/** 依申请公开: how it goes, how long it takes, where to begin. */
export function ApplyGuide({ page, view }: { page: PageContext; view: GuideView }): ReactNode {
  const { school }: { school: SchoolProfile } = page
  return (
    <Frame page={page} title="依申请公开" crumbs={[{ name: '依申请公开' }]}>
      <h1 className="page-title">依申请公开</h1>
      <p className="lead">
        学校没有主动公开、而您在学习、科研、工作或者生活中需要的信息，可以申请公开。不需要账号，不收费用；请准备身份证明和联系方式，填写大约需要十分钟。
      </p>
      <p>
        <a className="button" href="/apply/new">
          填写申请
        </a>{' '}
        <a href="/apply/progress">查询办理进度</a>
      </p>
      <section aria-labelledby="how">
        <h2 id="how">怎样办理</h2>
        <Flow view={view} />
        <ol className="ways">
          {steps(view).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="who">
        <h2 id="who">受理机构</h2>
        <OfficeContact office={school.disclosureOffice} />
      </section>
      {school.texts.application === '' ? null : <LongText className="prose" html={school.texts.application} />}
    </Frame>
  )
}
