# Reads sites with the real Jekyll, without rendering them: one JSON request {"source", "config"} a line
# on stdin, one answer a line on stdout: {"pages", "documents", "static"}, each [path, address, file].
ENV["JEKYLL_NO_BUNDLER_REQUIRE"] = "true"
require "json"
require "jekyll"

Jekyll.logger.log_level = :error

def read(source, overrides)
  settings = {"source" => source, "destination" => "/nonexistent", "disable_disk_cache" => true, "quiet" => true}
  site = Jekyll::Site.new(Jekyll.configuration(settings.merge("plugins" => [], "theme" => nil).merge(overrides)))
  site.reset
  site.read
  documents = site.collections.values.flat_map(&:docs).select(&:write?)
  place = ->(each) { each.destination("/nonexistent").delete_prefix("/nonexistent/") }
  {
    "pages" => site.pages.map { |page| [page.relative_path, page.url, place.(page)] },
    "documents" => documents.map { |doc| [doc.path.delete_prefix(site.source + "/"), doc.url, place.(doc)] },
    "static" => site.static_files.select(&:write?).map do |file|
      [file.path.delete_prefix(site.source + "/"), file.url, place.(file)]
    end,
  }
end

$stdin.set_encoding("UTF-8")
$stdout.set_encoding("UTF-8")
while (line = $stdin.gets)
  request = JSON.parse(line)
  ENV["TZ"] = "UTC" # a site's time zone and the dates read in it would stay for the next one
  Jekyll::Utils.instance_variable_set(:@parse_date_cache, nil)
  begin
    answer = read(request["source"], request["config"] || {})
  rescue StandardError, SystemExit, Jekyll::Errors::FatalException => e
    answer = {"error" => "#{e.class}: #{e.message}"}
  end
  puts JSON.generate(answer)
  $stdout.flush
end
