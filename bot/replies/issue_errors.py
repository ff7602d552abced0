"""Why a file cannot become an issue, as editors are told, by the form of the error."""

from bot.language import N_, Tongue
from bot.replies.sentences import said_by_form
from digests import issue_errors as form

SAID: dict[str, str] = {
    form.EMPTY: N_("文件是空的"),
    form.WHITE_SPACE: N_("文件里只有空白"),
    form.NOT_TEXT: N_("里面是{kind}，不是文字"),
    form.BINARY: N_("里面不是文字"),
    form.DAMAGED_TEXT: N_("文件损坏了，从第 {place} 个字节起不是 {encoding} 文字"),
    form.UNKNOWN_ENCODING: N_("认不出文字的编码（UTF-8、UTF-16、GB18030、Big5 都不是），也可能不是文字"),
    form.NO_HTML: N_("里面没有网页"),
    form.HTML_WITHOUT_TEXT: N_("网页里没有文字"),
    form.LOCKED_PDF: N_("这个 PDF 有密码，请存一份不带密码的再发"),
    form.NO_PDF: N_("文件损坏了，或者不是 PDF"),
    form.DAMAGED_PAGE: N_("PDF 损坏了，有一页读不出来"),
    form.SCAN: N_("这个 PDF 是扫描的图片，里面没有文字；请先做文字识别（OCR）"),
    form.TOO_MANY_PAGES: N_("有 {pages} 页；超过 {most} 页的不读"),
    form.TOO_LARGE: N_("文件超过 {most} MB"),
    form.TOO_MUCH_TEXT: N_("文字太多，超过 {most} 百万字"),
    form.TOO_SLOW: N_("读了太久也没读完，文件可能损坏了"),
    form.TOO_COSTLY: N_("读起来太费时间或内存，文件可能损坏了"),
    form.NO_ARTICLE: N_("里面找不到文章"),
    form.UNREADABLE: N_("打不开：{why}"),
    form.NO_PAGES: N_("文件夹里没有版面文件（.txt、.pdf、.html）"),
    form.SEVERAL_ISSUES: N_("文件夹里不止一期；一期一个文件夹，用日期作名字，里面的文件叫 01、02……"),
    form.NO_SUCH_FILE: N_("没有这个文件或文件夹"),
    form.INBOX_CLOSED: N_("打不开（{why}）；请建好它，或在设置的 [[papers]] 里换一个"),
    form.WHICH_PAPER: N_("看不出是哪一份报：没有认得的报头，而这个收件文件夹有 {count} 份报在用（{names}）"),
    form.PROCESS_DIED: N_("读它或旁边的文件时程序中断了，请单独收它一次"),
    form.SERVICE_DIED: N_("读它的时候服务中断了 {times} 次，不再试了"),
    form.UNEXPECTED: N_("程序没料到的问题，日志里有详情：{error}"),
}
# What fills them and can be said as well: what a file turned out to be, and why the system does not open it.
FILLINGS: dict[str, str] = {
    "a JPEG picture": N_("一张 JPEG 图片"),
    "a PNG picture": N_("一张 PNG 图片"),
    "a GIF picture": N_("一张 GIF 图片"),
    "a TIFF picture": N_("一张 TIFF 图片"),
    "a bitmap picture": N_("一张 BMP 图片"),
    "a zip or Office file": N_("一个 ZIP 或 Office 文件"),
    "an old Office file": N_("一个旧版 Office 文件"),
    "a RAR archive": N_("一个 RAR 压缩包"),
    "a 7z archive": N_("一个 7z 压缩包"),
    "a gzip file": N_("一个 GZIP 压缩包"),
    "a PDF": N_("一个 PDF"),
    "Permission denied": N_("没有权限"),
    "No such file or directory": N_("找不到它"),
    "Is a directory": N_("它是文件夹"),
    "Not a directory": N_("它不是文件夹"),
    "Input/output error": N_("磁盘出错"),
}

# What the log puts between a file and what is wrong with it.
BETWEEN = ": "


def said(problem: str, tongue: Tongue) -> str:
    """A problem in the reader's language, not escaped; one of an older version as it was stored."""
    return said_by_form(problem, form.reading_of(problem), SAID, tongue, FILLINGS)


def said_in(line: str, tongue: Tongue) -> str:
    """A line of the log that ends in such a problem after its file; any other as it is."""
    ends = [place + len(BETWEEN) for place in range(len(line)) if line.startswith(BETWEEN, place)]
    known = (end for end in ends if form.reading_of(line[end:]))
    end = next(known, None)
    return line if end is None else line[:end] + said(line[end:], tongue)
