# Reads sites with the real Jekyll: one JSON request {"source", "config", "render"} a line on stdin, one
# answer a line on stdout: {"pages", "documents", "static"}, each [path, address, file]. With "render"
# also "content": each page's HTML by its path, Liquid run and Markdown converted, without its layout, and
# "failed": the errors of pages that can't be rendered. Plugins and theme gems of the site are left out;
# the tags that the usual plugins bring print nothing.
ENV["JEKYLL_NO_BUNDLER_REQUIRE"] = "true"
require "json"
require "jekyll"

Jekyll.logger.log_level = :error

# The tags of plugins that are not to be had here.
class Silent < Liquid::Tag
  def render(_context)
    ""
  end
end

%w[seo feed_meta gist bibliography bibliography_count cite reference quote details twitter avatar youtube
   google_scholar_citations inspirehep_citations toc social].each do |name|
  Liquid::Template.register_tag(name, Silent) unless Liquid::Template.tags[name]
end
Liquid::Template.register_tag("include_cached", Jekyll::Tags::IncludeTag)

$content = {}
[:pages, :documents].each do |owner|
  Jekyll::Hooks.register(owner, :post_convert) { |page| $content[page.relative_path] = page.content }
end

def render(site)
  $content.clear
  failed = {}
  site.layouts = {}
  payload = site.site_payload
  (site.pages + site.docs_to_write).each do |page|
    begin
      Jekyll::Renderer.new(site, page, payload).run
    rescue StandardError => e
      failed[page.relative_path] = "#{e.class}: #{e.message}"
    end
  end
  {"content" => $content, "failed" => failed}
end

def read(source, overrides, rendered)
  settings = {"source" => source, "destination" => "/nonexistent", "disable_disk_cache" => true, "quiet" => true}
  site = Jekyll::Site.new(Jekyll.configuration(settings.merge("plugins" => [], "theme" => nil).merge(overrides)))
  site.reset
  site.read
  more = rendered ? render(site) : {}
  documents = site.collections.values.flat_map(&:docs).select(&:write?)
  place = ->(each) { each.destination("/nonexistent").delete_prefix("/nonexistent/") }
  {
    "pages" => site.pages.map { |page| [page.relative_path, page.url, place.(page)] },
    "documents" => documents.map { |doc| [doc.path.delete_prefix(site.source + "/"), doc.url, place.(doc)] },
    "static" => site.static_files.select(&:write?).map do |file|
      [file.path.delete_prefix(site.source + "/"), file.url, place.(file)]
    end,
  }.merge(more)
end

$stdin.set_encoding("UTF-8")
$stdout.set_encoding("UTF-8")
while (line = $stdin.gets)
  request = JSON.parse(line)
  ENV["TZ"] = "UTC" # a site's time zone and the dates read in it would stay for the next one
  Jekyll::Utils.instance_variable_set(:@parse_date_cache, nil)
  begin
    answer = read(request["source"], request["config"] || {}, request["render"])
  rescue StandardError, SystemExit, Jekyll::Errors::FatalException => e
    answer = {"error" => "#{e.class}: #{e.message}"}
  end
  puts JSON.generate(answer)
  $stdout.flush
end
