import {
  clerksOf,
  definition,
  equals,
  field,
  flow,
  form,
  greater,
  OWN_HEAD,
  options,
  type SampleService,
  step,
  TELEPHONE,
} from './hall-parts.ts'

const income: SampleService = {
  slug: 'shouru-zhengming',
  name: '在职和收入证明',
  unitCode: '204',
  matter: '开具在职证明',
  definition: definition(2, {
    audience: ['staff'],
    topic: 'personnel',
    summary: '教职工开具在职证明、收入证明。',
    form: form([
      '证明',
      field('choices', 'kinds', { label: '种类', options: options('在职证明', '收入证明') }),
      field('text', 'use', { label: '用途', limits: { maxLength: 100 } }),
      field('choice', 'language', { label: '文种', options: options('中文', '英文') }),
    ]),
    flow: flow(
      step('pay', '财务核对收入', {
        who: [clerksOf('213')],
        days: 1,
        when: { is: 'in', field: 'kinds', values: ['收入证明'] },
      }),
      step('issue', '人事处出具', { who: [clerksOf('204')], days: 1 }),
    ),
  }),
}

const mail: SampleService = {
  slug: 'youxiang-shenqing',
  name: '单位邮箱和网站账号申请',
  unitCode: '301',
  matter: '申请教育邮箱',
  definition: definition(3, {
    audience: ['staff'],
    topic: 'network',
    summary: '单位公共邮箱、网站管理账号的开通、变更和注销。',
    form: form([
      '账号',
      field('choice', 'act', { label: '事项', options: options('开通', '变更管理员', '注销') }),
      field('text', 'name', { label: '账号名称', limits: { maxLength: 40 } }),
      field('person', 'keeper', { label: '管理员', showWhen: { is: 'not', of: [equals('act', '注销')] } }),
      TELEPHONE,
    ]),
    flow: flow(
      step('own', '本单位负责人审核', { who: [OWN_HEAD], days: 1 }),
      step('open', '网络信息中心办理', { who: [clerksOf('301')], days: 2, returnsTo: ['own', 'applicant'] }),
    ),
  }),
}

const archive: SampleService = {
  slug: 'dangan-chaxun',
  name: '档案查询利用',
  unitCode: '303',
  matter: '查阅学籍档案',
  definition: definition(5, {
    audience: ['staff', 'student', 'visitor'],
    topic: 'affairs',
    summary: '查询学籍、文书、基建等档案；校友和社会人员不需要账号。',
    form: form([
      '查询',
      field('choice', 'kind', { label: '档案类别', options: options('学籍档案', '文书档案', '基建档案', '其他') }),
      field('long-text', 'what', { label: '要查的内容', limits: { maxLength: 500 } }),
      field('text', 'identity_no', {
        label: '居民身份证号码',
        pattern: 'identity-no',
        showWhen: { is: 'and', of: [equals('applicant_kind', 'visitor'), equals('kind', '学籍档案')] },
      }),
      field('files', 'letter', {
        label: '单位介绍信或者身份证明',
        showWhen: equals('applicant_kind', 'visitor'),
        limits: { maxFiles: 2 },
      }),
    ]),
    flow: flow(
      step('find', '档案馆查找', { who: [clerksOf('303')], days: 3 }),
      step('release', '审批利用', {
        who: [{ kind: 'unit-head', unitId: '303' }],
        days: 2,
        when: { is: 'not', of: [equals('kind', '学籍档案')] },
        returnsTo: ['find', 'applicant'],
      }),
    ),
  }),
}

const parking: SampleService = {
  slug: 'cheliang-tongxing',
  name: '车辆通行登记',
  unitCode: '219',
  matter: '车辆通行证',
  definition: definition(2, {
    audience: ['staff'],
    topic: 'safety',
    summary: '教职工车辆进出校园的登记和变更。',
    form: form([
      '车辆',
      field('text', 'plate', { label: '车牌号码', pattern: 'plate-no' }),
      field('choice', 'owner', { label: '车辆所有人', options: options('本人', '配偶', '父母或者子女') }),
      field('files', 'licence', { label: '行驶证' }),
    ]),
    flow: flow(step('check', '保卫处核对', { who: [clerksOf('219')], days: 2 })),
  }),
}

const purchase: SampleService = {
  slug: 'caigou-shenqing',
  name: '零星采购申请',
  unitCode: '218',
  matter: '采购意向申报',
  definition: definition(7, {
    audience: ['staff'],
    topic: 'finance',
    summary: '限额以下的货物和服务采购；超过五万元的另经分管校领导批准。',
    form: form([
      '采购',
      field('table', 'items', {
        label: '采购清单',
        columns: [
          { key: 'name', label: '名称', kind: 'text', isRequired: true, options: [] },
          { key: 'count', label: '数量', kind: 'number', isRequired: true, options: [] },
          { key: 'price', label: '预算单价（元）', kind: 'money', isRequired: true, options: [] },
        ],
        limits: { maxRows: 20 },
      }),
      field('money', 'total', { label: '预算总额', limits: { min: 1 } }),
      field('text', 'project', { label: '经费项目' }),
      field('long-text', 'why', { label: '用途', limits: { maxLength: 500 } }),
    ]),
    flow: flow(
      step('own', '本单位负责人审核', { who: [OWN_HEAD], days: 2 }),
      step('money', '计划财务处核对经费', { who: [clerksOf('213')], days: 2, returnsTo: ['own', 'applicant'] }),
      step('leader', '分管校领导批准', {
        who: [{ kind: 'role', role: 'leader' }],
        when: greater('total', 5_000_000),
        returnsTo: ['own', 'applicant'],
      }),
      step('buy', '采购中心受理', { who: [clerksOf('218')], days: 3, returnsTo: ['money', 'applicant'] }),
    ),
  }),
}

const book: SampleService = {
  slug: 'tushu-jiangou',
  name: '图书荐购',
  unitCode: '302',
  matter: '图书荐购',
  definition: definition(10, {
    audience: ['staff', 'student'],
    topic: 'study',
    summary: '推荐图书馆购买图书、数据库。',
    form: form([
      '荐购',
      field('text', 'title', { label: '书名或者数据库名称' }),
      field('text', 'author', { label: '作者和出版社', isRequired: false }),
      field('text', 'isbn', { label: 'ISBN', isRequired: false, pattern: 'digits', limits: { maxLength: 13 } }),
      field('long-text', 'why', { label: '推荐理由', isRequired: false, limits: { maxLength: 300 } }),
    ]),
    flow: flow(
      step('decide', '图书馆答复', {
        who: [clerksOf('302')],
        days: 10,
        form: form([
          '答复',
          field('choice', 'result', { label: '结果', options: options('已列入采购', '已有馆藏', '暂不采购') }),
        ]),
      }),
    ),
  }),
}

/** Services of every day: certificates, accounts, archives, cars, purchases, books. */
export const dailyServices: readonly SampleService[] = [income, mail, archive, parking, purchase, book]
