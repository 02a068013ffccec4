<?xml version="1.0" encoding="utf-8"?>
<!-- What a browser shows of a feed: what it is, how to follow it, its latest stories. No script. -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:a="http://www.w3.org/2005/Atom"
  xmlns:media="http://search.yahoo.com/mrss/"
  exclude-result-prefixes="a media">
  <xsl:output method="html" encoding="utf-8" doctype-system="about:legacy-compat" indent="no"/>

  <!-- The stylesheets lie beside this file; only the feed itself tells where that is. -->
  <xsl:variable name="pointer" select="/processing-instruction('xml-stylesheet')[contains(., 'feed.xsl')]"/>
  <xsl:variable name="theme" select="substring-before(substring-after($pointer, 'href=&quot;'), 'feed.xsl')"/>

  <xsl:template match="/rss">
    <xsl:call-template name="page">
      <xsl:with-param name="lang" select="channel/language"/>
      <xsl:with-param name="title" select="channel/title"/>
      <xsl:with-param name="about" select="channel/description"/>
      <xsl:with-param name="home" select="channel/link"/>
      <xsl:with-param name="self" select="channel/a:link[@rel = 'self']/@href"/>
      <xsl:with-param name="rights" select="channel/copyright"/>
      <xsl:with-param name="items" select="channel/item"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="/a:feed">
    <xsl:call-template name="page">
      <xsl:with-param name="lang" select="@xml:lang"/>
      <xsl:with-param name="title" select="a:title"/>
      <xsl:with-param name="about" select="a:subtitle"/>
      <xsl:with-param name="home" select="a:link[@rel = 'alternate']/@href"/>
      <xsl:with-param name="self" select="a:link[@rel = 'self']/@href"/>
      <xsl:with-param name="rights" select="a:rights"/>
      <xsl:with-param name="items" select="a:entry"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="page">
    <xsl:param name="lang"/>
    <xsl:param name="title"/>
    <xsl:param name="about"/>
    <xsl:param name="home"/>
    <xsl:param name="self"/>
    <xsl:param name="rights"/>
    <xsl:param name="items"/>
    <html lang="{$lang}">
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="robots" content="noindex"/>
        <title>Feed: <xsl:value-of select="$title"/></title>
        <link rel="stylesheet" href="{$theme}css/tokens.css"/>
        <link rel="stylesheet" href="{$theme}css/feed.css"/>
      </head>
      <body>
        <header class="feed-head">
          <p class="feed-kind">Feed (RSS, Atom)</p>
          <h1><xsl:value-of select="$title"/></h1>
          <p><xsl:value-of select="$about"/></p>
          <p><a href="{$home}">To the site</a></p>
        </header>
        <main>
          <section class="feed-help" aria-labelledby="la-gi">
            <h2 id="la-gi">What is this?</h2>
            <p>This page is for feed readers, on a phone or a computer. Whenever there is a new story, the reader
              fetches it for you: no page to open, no account, no fee.</p>
            <p>To follow it, copy the address below into your feed reader (such as Feedly, Inoreader,
              NetNewsWire, Thunderbird):</p>
            <p class="feed-address"><code><xsl:value-of select="$self"/></code></p>
          </section>
          <section aria-labelledby="moi-nhat">
            <h2 id="moi-nhat">Latest news</h2>
            <xsl:choose>
              <xsl:when test="$items">
                <ol class="feed-items"><xsl:apply-templates select="$items"/></ol>
              </xsl:when>
              <xsl:otherwise><p>Nothing here yet. New stories will appear here.</p></xsl:otherwise>
            </xsl:choose>
          </section>
        </main>
        <xsl:if test="$rights"><footer class="feed-foot"><p><xsl:value-of select="$rights"/></p></footer></xsl:if>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="item">
    <li>
      <xsl:apply-templates select="media:content[@isDefault = 'true']"/>
      <h3><a href="{link}"><xsl:value-of select="title"/></a></h3>
      <p class="feed-date">
        <xsl:call-template name="date-of-rss"><xsl:with-param name="moment" select="pubDate"/></xsl:call-template>
      </p>
      <!-- RSS holds plain text as HTML here: "&amp;amp;" is an ampersand. -->
      <p><xsl:value-of select="description" disable-output-escaping="yes"/></p>
    </li>
  </xsl:template>

  <xsl:template match="a:entry">
    <li>
      <xsl:apply-templates select="media:content[@isDefault = 'true']"/>
      <h3><a href="{a:link[@rel = 'alternate']/@href}"><xsl:value-of select="a:title"/></a></h3>
      <p class="feed-date">
        <xsl:call-template name="date-of-atom"><xsl:with-param name="moment" select="a:published"/></xsl:call-template>
      </p>
      <p><xsl:value-of select="a:summary"/></p>
    </li>
  </xsl:template>

  <!-- The title beside it says what the story is about, so the picture is decoration here. -->
  <xsl:template match="media:content">
    <img src="{@url}" alt="" loading="lazy" width="{@width}" height="{@height}"/>
  </xsl:template>

  <!-- From "Sun, 14 Jan 2024 17:30:00 +0700" and "2024-01-14T17:30:00+07:00" to "14/01/2024, 17:30". -->
  <xsl:template name="date-of-rss">
    <xsl:param name="moment"/>
    <xsl:variable name="months" select="'Jan01Feb02Mar03Apr04May05Jun06Jul07Aug08Sep09Oct10Nov11Dec12'"/>
    <xsl:variable name="month" select="substring(substring-after($months, substring($moment, 9, 3)), 1, 2)"/>
    <xsl:value-of select="concat(substring($moment, 6, 2), '/', $month, '/', substring($moment, 13, 4))"/>
    <xsl:value-of select="concat(', ', substring($moment, 18, 5))"/>
  </xsl:template>

  <xsl:template name="date-of-atom">
    <xsl:param name="moment"/>
    <xsl:value-of select="concat(substring($moment, 9, 2), '/', substring($moment, 6, 2), '/')"/>
    <xsl:value-of select="concat(substring($moment, 1, 4), ', ', substring($moment, 12, 5))"/>
  </xsl:template>
</xsl:stylesheet>
