"""What a printed line can be. Names are the trade's: kicker 引题, headline 主题, deck 副题."""

from enum import IntEnum


class Role(IntEnum):
    """The role of one line; furniture comes first so that `role <= Role.OTHER` tells it apart."""

    MASTHEAD = 0
    PAGE_HEAD = 1
    CREDIT = 2
    SLOGAN = 3
    CONTACT = 4
    CAPTION = 5
    NOTICE = 6
    NOTICE_MORE = 7
    OTHER = 8

    KICKER = 9
    KICKER_MORE = 10
    KICKER_HEADLINE = 11
    HEADLINE = 12
    HEADLINE_MORE = 13
    HEADLINE_DECK = 14
    DECK = 15
    BYLINE = 16
    RESUMED = 17
    LEAD = 18
    PARAGRAPH = 19
    CONTINUED = 20
    SUBHEAD = 21
    SIGNATURE = 22

    @property
    def is_furniture(self) -> bool:
        return self <= Role.OTHER

    @property
    def is_body(self) -> bool:
        return Role.LEAD <= self <= Role.CONTINUED


WHAT = {
    Role.MASTHEAD: "masthead, 报头",
    Role.PAGE_HEAD: "page head, 版头",
    Role.CREDIT: "page credit, 责编",
    Role.SLOGAN: "slogan, 标语",
    Role.CONTACT: "contact, 联系方式",
    Role.CAPTION: "caption, 图片说明",
    Role.NOTICE: "notice, 公告启事",
    Role.NOTICE_MORE: "notice, next line",
    Role.OTHER: "other, 其他",
    Role.KICKER: "kicker, 引题",
    Role.KICKER_MORE: "kicker, next line",
    Role.KICKER_HEADLINE: "kicker and headline on one line",
    Role.HEADLINE: "headline, 主题",
    Role.HEADLINE_MORE: "headline, next line",
    Role.HEADLINE_DECK: "headline and deck on one line",
    Role.DECK: "deck, 副题",
    Role.BYLINE: "byline, 署名",
    Role.RESUMED: "continuation mark, 上接",
    Role.LEAD: "lead, 导语",
    Role.PARAGRAPH: "paragraph, 段落",
    Role.CONTINUED: "paragraph goes on, 续段",
    Role.SUBHEAD: "subhead, 小标题",
    Role.SIGNATURE: "byline at the end, 文末署名",
}
