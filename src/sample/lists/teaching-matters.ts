/** Teaching, students, research and international work. */
export const TEACHING_MATTERS = `
203 发展规划与学科建设处
R 发展规划编制@规划科: 规划文本查阅 b tu visit 0
R 学科建设@学科建设科: 学科建设项目变更 a tu research 10
R 学位授权点申报@学科建设科
R 统计年报@规划科: 学校基本数据提供 c u seal 3
R 校级专班协调@规划科
A 学科经费审批@学科建设科: 学科建设经费使用 m tu money 7
A 机构设置论证@规划科: 设立科研机构论证 a u research 20
205 教务处
R 学籍管理@学籍管理科: 开具在读证明 c s study,seal 0; 学籍信息更正 a s study 5
R 成绩管理@学籍管理科: 开具成绩单 c sa study,seal 0; 申请成绩复核 a s study,complain 5
R 教学运行@教学运行科: 教师调课、停课 a t teach 2; 借用教室 b stu activity 1
R 考试管理@教学运行科: 缓考申请 a s study 3; 免修申请 a s study 7
R 教材管理@教学研究科: 领取教材 b st teach 0; 教材选用申报 a t teach 15
R 教学研究@教学研究科: 申报教学研究项目 a t teach 30
R 实践教学@实践教学科: 实习单位联系和介绍信 c s study,seal 2; 毕业论文查重 b s graduate 2
A 毕业资格审核@学籍管理科: 毕业证明书补办 c a graduate,seal 10
A 专业设置和调整@教学研究科
A 新开课程审批@教学研究科: 申请新开课程 a t teach 30
A 大学生创新项目@实践教学科: 申报大学生创新创业项目 a s research 20
206 教学评估中心
R 教学质量监测@质量监测科: 教学信息反馈 q st complain 5
R 学生评教@质量监测科
R 专业评估@评估科
R 教学督导@质量监测科: 申请课堂教学诊断 b t teach 7
R 教学基本状态数据@评估科: 教学数据提供 c u seal 3
R 本科教学质量报告@评估科
A 教学质量奖评审@评估科: 申报教学质量奖 a t promote 20
207 招生就业处
R 本科招生@招生科: 招生政策咨询 q cv enrol 0; 录取结果查询 q c enrol 0
R 新生入学资格审查@招生科: 保留入学资格 a c enrol 5
R 就业指导@就业指导科: 预约就业咨询 b sg graduate 1; 简历门诊 b sg graduate 2
R 就业手续@就业指导科: 补办就业协议书 c sg graduate 3; 毕业去向登记 n sg graduate 3
R 用人单位服务@就业指导科: 用人单位来校招聘 a v visit,graduate 3; 发布招聘信息 n v visit 1
A 招生宣传审批@招生科
A 求职补贴审批@就业指导科: 申请求职创业补贴 m sg graduate,funding 15
A 特殊类型招生@招生科
208 学生处
R 奖助学金@学生资助管理中心: 申请国家助学金 a s funding 20; 家庭经济困难认定 a s funding 10
R 助学贷款@学生资助管理中心: 生源地贷款回执办理 c s funding 2; 校园地助学贷款申请 a s funding 15
R 勤工助学@学生资助管理中心: 应聘勤工助学岗位 n sg funding 5
R 学生公寓教育管理@学生管理科: 调换宿舍 a sg campus 5; 校外住宿备案 a sg campus 7
R 日常管理@学生管理科: 学生请假 a s study 1; 办理火车票优惠卡 c s campus 2
R 学生保险@学生管理科: 大学生医保参保 n sg health 5; 意外伤害保险理赔协助 r sg health 10
R 学生申诉@学生管理科: 提出学生申诉 q sg complain 15
A 临时困难补助审批@学生资助管理中心: 申请临时困难补助 m sg funding 5
A 学费减免审批@学生资助管理中心: 申请学费减免 a s funding 15; 学费缓交 a s funding 5
A 违纪处分审批@学生管理科: 解除违纪处分 a s complain 15
209 科技处
R 科研项目管理@项目管理科: 申报纵向项目 a t research 5; 项目变更和延期 a t research 5
R 科研成果管理@成果科: 科研成果登记 n tg research 3; 申请专利 a tg research 7
R 科研平台管理@项目管理科: 大型仪器预约 b tg research 1
R 学术道德@科研诚信办公室: 举报学术不端 q stv complain 20
R 伦理审查@科研诚信办公室: 申请医学伦理审查 a tg research 20; 伦理审查批件补发 c tg seal 3
R 学术交流@成果科: 举办学术会议备案 a tu activity 5
A 横向合同审批@项目管理科: 横向科研合同用印 a t seal,research 3; 技术合同认定登记协助 n t research 10
A 科研经费预算调整@项目管理科: 调整科研经费预算 a t money,research 5
A 科研机构设立@成果科
210 研究生学院
R 研究生招生@招生办公室: 推荐免试申请 a s enrol 15
R 研究生学籍@培养办公室: 研究生在读证明 c g study,seal 0; 研究生休学、复学 a g study 5
R 研究生培养@培养办公室: 研究生成绩单 c ga study,seal 0; 课程免修 a g study 7
R 研究生奖助@培养办公室: 申请学业奖学金 a g funding 20; 助教助管岗位申请 n g funding 5
R 导师管理@学位办公室: 导师资格申请 a t promote 30
R 同等学力申请学位@学位办公室: 同等学力申请硕士学位 a v graduate 30
A 学位论文审批@学位办公室: 申请学位论文答辩 a g graduate 10; 学位论文保密审批 a g graduate 7
A 学位授予审核@学位办公室: 学位信息更正 a ga graduate 10
A 研究生出国（境）审批@培养办公室: 研究生联合培养申请 a g abroad 15
211 国际交流合作中心
R 因公出国（境）管理@出访管理科: 因公出国（境）申报 a t abroad 15; 因公证照领取和收缴 a t abroad 2
R 学生海外项目@项目科: 报名海外交流项目 n sg abroad 10; 赴外交流学籍手续 a sg abroad,study 5
R 外籍教师聘请@项目科: 外籍人员工作许可协助 n u hire 10
R 中外合作办学@项目科
R 港澳台事务@出访管理科: 港澳台学生证件协助 n sg abroad 5
A 接待外宾审批@出访管理科: 邀请外宾来访 a u visit,abroad 5
A 举办国际会议审批@项目科: 举办国际学术会议 a u activity,abroad 20
A 国际合作协议审批@项目科: 合作协议签署 a u seal,abroad 10
212 国际教育学院
R 来华留学招生@招生科: 来华留学申请 a c enrol 20; 录取材料补寄 c c enrol 5
R 来华留学管理@留学生管理科: 留学生在读证明 c i study,seal 1; 居留许可办理协助 n i abroad 5
R 来华留学教学@教学科: 汉语课程选课 n i study 2; 留学生成绩单 c i study,seal 2
R 留学生保险@留学生管理科: 留学生医疗保险办理 n i health 3
A 来华留学奖学金@招生科: 申请来华留学奖学金 a ci funding 30
A 留学生勤工助学审批@留学生管理科: 留学生校内兼职 a i funding 7
A 留学生转学@教学科
`
